using System.Security.Cryptography;
using Credentialing.Identity.Sessions;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.Identity.Keys;

/// <summary>The keys as they are stored. Whoever changes them takes his turn first (<see cref="IdentityDb.TakeTurnAsync"/>).</summary>
public sealed class SigningKeyStore(IdentityDb db, IAuditTrail audit)
{
    /// <summary>Makes the next key when it is time, and drops those that nobody needs.</summary>
    /// <param name="now">The real time.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The keys that there are.</returns>
    public async Task<List<SigningKey>> KeepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = await AllAsync(cancellationToken);
        if (SigningKey.NextStart(keys, now) is { } start)
        {
            keys.Add(Make(start));
        }

        db.RemoveRange(keys.Where(key => key.PublishedUntil <= now));
        await db.SaveChangesAsync(cancellationToken);
        return keys;
    }

    /// <summary>Makes the next key before its time: published now, signing once it is known everywhere; the one before stays good.</summary>
    /// <param name="now">The real time.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<(SigningKey? Next, Refusal? Refusal)> RotateAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = await AllAsync(cancellationToken);
        if (SigningKey.EarlyStart(keys, now) is not { } start)
        {
            return (null, new Refusal("key-waiting", "The next key is published already and waits for its time to sign."));
        }

        foreach (var key in keys)
        {
            key.ReplaceFrom(start);
        }

        var next = Make(start);
        await db.SaveChangesAsync(cancellationToken);
        return (next, null);
    }

    /// <summary>Takes a key out of use at once: another signs, and everybody refuses what this one signed.</summary>
    /// <param name="id">The key.</param>
    /// <param name="now">The real time.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Neither where there is no such key.</returns>
    public async Task<(SigningKey? Retired, Refusal? Refusal)> RetireAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = await AllAsync(cancellationToken);
        var key = keys.Find(key => string.Equals(key.Id, id, StringComparison.Ordinal));
        if (key?.Retire(now) is { } refusal)
        {
            return (null, refusal);
        }

        if (key is not null)
        {
            audit.RecordChange(SubjectOf(key), null, new Dictionary<string, object?>(StringComparer.Ordinal) { ["retiredAt"] = now });
            await EndedAccessList.AddAsync(db, key.Id, now, cancellationToken);
            await KeepAsync(now, cancellationToken);
        }

        return (key, null);
    }

    private Task<List<SigningKey>> AllAsync(CancellationToken cancellationToken) => db.SigningKeys.AsTracking().ToListAsync(cancellationToken);

    private SigningKey Make(DateTimeOffset signsFrom)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = new SigningKey
        {
            Id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)),
            PrivateKey = key.ExportPkcs8PrivateKeyPem(),
            SignsFrom = signsFrom,
        };
        db.Add(made);
        audit.RecordChange(SubjectOf(made), null, new Dictionary<string, object?>(StringComparer.Ordinal) { ["signsFrom"] = signsFrom });
        return made;
    }

    private static AuditSubject SubjectOf(SigningKey key) => new("signingKey", key.Id);
}
