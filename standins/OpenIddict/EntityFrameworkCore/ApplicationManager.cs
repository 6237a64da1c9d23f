using System.Collections.Immutable;
using System.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication;

namespace OpenIddict.EntityFrameworkCore;

internal sealed class ApplicationManager(DbContext db) : IOpenIddictApplicationManager
{
    private DbSet<Application> Applications => db.Set<Application>();

    public async ValueTask<object> CreateAsync(OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        var row = new Application { Id = Guid.CreateVersion7().ToString() };
        ApplicationRows.Write(row, descriptor);
        row.ClientSecret = null;
        await CreateAsync(row, descriptor.ClientSecret, cancellationToken);
        return row;
    }

    public async ValueTask CreateAsync(object application, string? secret, CancellationToken cancellationToken = default)
    {
        var row = (Application)application;
        ArgumentException.ThrowIfNullOrEmpty(row.ClientId, nameof(application));
        if (!string.IsNullOrEmpty(row.ClientSecret))
        {
            throw new ArgumentException("The secret is given beside the application, not in it.", nameof(application));
        }

        row.ClientType ??= string.IsNullOrEmpty(secret) ? ClientTypes.Public : ClientTypes.Confidential;
        row.ClientSecret = string.IsNullOrEmpty(secret) ? null : ClientSecretHash.Create(secret);
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async ValueTask DeleteAsync(object application, CancellationToken cancellationToken = default)
    {
        var row = (Application)application;
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            // Inside a transaction of the product it is a part of that one, as with the official stores.
            await using var transaction = db.Database.CurrentTransaction is null
                ? await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken)
                : null;
            await db.Set<OpenIddictEntityFrameworkCoreToken>()
                .Where(token => token.Application!.Id == row.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<OpenIddictEntityFrameworkCoreAuthorization>()
                .Where(authorization => authorization.Application!.Id == row.Id).ExecuteDeleteAsync(cancellationToken);
            db.Remove(row);
            await SaveAsync(row, cancellationToken);
            if (transaction is not null)
            {
                await transaction.CommitAsync(cancellationToken);
            }
        });
    }

    public async ValueTask<object?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken = default) =>
        // The client is looked up by the token endpoint and again by the product: the second time it is here already.
        Applications.Local.FirstOrDefault(row => string.Equals(row.ClientId, identifier, StringComparison.Ordinal))
        ?? await Applications.AsTracking().FirstOrDefaultAsync(row => row.ClientId == identifier, cancellationToken);

    public async ValueTask<object?> FindByIdAsync(string identifier, CancellationToken cancellationToken = default) =>
        await Applications.AsTracking().FirstOrDefaultAsync(row => row.Id == identifier, cancellationToken);

    public ValueTask<ImmutableArray<string>> GetPermissionsAsync(object application, CancellationToken cancellationToken = default) =>
        new([.. ApplicationRows.List(((Application)application).Permissions)]);

    public ValueTask PopulateAsync(OpenIddictApplicationDescriptor descriptor, object application, CancellationToken cancellationToken = default)
    {
        ApplicationRows.Read((Application)application, descriptor);
        return default;
    }

    public ValueTask PopulateAsync(object application, OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        ApplicationRows.Write((Application)application, descriptor);
        return default;
    }

    public ValueTask UpdateAsync(object application, string secret, CancellationToken cancellationToken = default)
    {
        var row = (Application)application;
        row.ClientSecret = string.IsNullOrEmpty(secret) ? null : ClientSecretHash.Create(secret);
        return UpdateAsync(row, cancellationToken);
    }

    public ValueTask UpdateAsync(object application, OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        var row = (Application)application;
        if (!string.Equals(descriptor.ClientSecret, row.ClientSecret, StringComparison.Ordinal))
        {
            throw new NotSupportedException("The stand-in changes a secret with UpdateAsync(application, secret) only.");
        }

        ApplicationRows.Write(row, descriptor);
        return UpdateAsync(row, cancellationToken);
    }

    public ValueTask<bool> ValidateClientSecretAsync(object application, string secret, CancellationToken cancellationToken = default)
    {
        var row = (Application)application;
        return new(!string.IsNullOrEmpty(row.ClientSecret) && ClientSecretHash.Matches(row.ClientSecret, secret));
    }

    private async ValueTask UpdateAsync(Application row, CancellationToken cancellationToken)
    {
        db.Attach(row);
        row.ConcurrencyToken = Guid.CreateVersion7().ToString();
        db.Update(row);
        await SaveAsync(row, cancellationToken);
    }

    private async Task SaveAsync(Application row, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException exception)
        {
            // Left as it was, so that the next save of this context does not fail on it again.
            db.Entry(row).State = EntityState.Unchanged;
            throw new OpenIddictExceptions.ConcurrencyException("The application was changed or removed meanwhile.", exception);
        }
    }
}
