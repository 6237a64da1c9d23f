using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Keys;

internal sealed record ChangeKeysRequest(string Reason);

internal sealed class ChangeKeysValidator : AbstractValidator<ChangeKeysRequest>
{
    public ChangeKeysValidator() => RuleFor(request => request.Reason).IsText(1000);
}

/// <summary>Where a key stands.</summary>
internal enum SigningKeyState
{
    /// <summary>Published, and to sign later.</summary>
    Waiting,

    /// <summary>It signs.</summary>
    Signing,

    /// <summary>It has signed, and is published for what it signed.</summary>
    Published,

    /// <summary>Out of use: nothing that it signed counts.</summary>
    Retired,
}

/// <summary>A key as the API shows it; the secret half never leaves the service.</summary>
/// <param name="Id">Its id (<c>kid</c>).</param>
/// <param name="Algorithm">What it signs with (RFC 7518).</param>
/// <param name="State">Where it stands.</param>
/// <param name="SignsFrom">From when it signs.</param>
/// <param name="SignsUntil">Until when.</param>
/// <param name="PublishedUntil">Until when it is published.</param>
/// <param name="RetiredAt">When it was retired.</param>
internal sealed record SigningKeyResponse(
    string Id, string Algorithm, SigningKeyState State, DateTimeOffset SignsFrom, DateTimeOffset SignsUntil, DateTimeOffset PublishedUntil, DateTimeOffset? RetiredAt);

/// <summary>The keys that there are.</summary>
/// <param name="Items">The one that signs last first.</param>
/// <param name="NextCursor">Always null: they are few.</param>
internal sealed record SigningKeyList(IReadOnlyList<SigningKeyResponse> Items, string? NextCursor);

/// <summary>The routes of signing keys, what each needs, and what they do.</summary>
internal static class SigningKeyRoutes
{
    // Keys live by the real clock, as the tokens that they sign.
    private static readonly TimeProvider Clock = TimeProvider.System;

    public static void MapSigningKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/v1/keys").WithTags("Access");
        keys.MapGet("", List).Needs(Permissions.KeysManage).WithSummary("Lists the keys that sign tokens");
        keys.MapPost("rotate", Rotate).Validates<ChangeKeysRequest>().Needs(Permissions.KeysManage)
            .WithSummary("Makes the next key before its time: published now, signing in two days, and nothing that was signed is lost");
        keys.MapPost("{id}/retire", Retire).Validates<ChangeKeysRequest>().Needs(Permissions.KeysManage)
            .WithSummary("Takes a key that others may have out of use at once: everything that it signed is refused");
    }

    private static async Task<Outcome<SigningKeyList>> List(IdentityDb db, CancellationToken cancellationToken)
    {
        var keys = await db.SigningKeys.AsNoTracking().OrderByDescending(key => key.SignsFrom).ToListAsync(cancellationToken);
        return new SigningKeyList([.. keys.Select(key => ToResponse(key, keys))], null);
    }

    private static async Task<Outcome<SigningKeyResponse>> Rotate(
        ChangeKeysRequest request, AuditContext context, IdentityDb db, SigningKeyStore store, CancellationToken cancellationToken)
    {
        context.Because(request.Reason);
        await db.TakeTurnAsync(cancellationToken);
        var (next, refusal) = await store.RotateAsync(Clock.GetUtcNow(), cancellationToken);
        return refusal is not null ? refusal : ToResponse(next!, [next!]);
    }

    private static async Task<Outcome<SigningKeyResponse>> Retire(
        string id, ChangeKeysRequest request, AuditContext context, IdentityDb db, SigningKeyStore store, CancellationToken cancellationToken)
    {
        context.Because(request.Reason);
        await db.TakeTurnAsync(cancellationToken);
        var (key, refusal) = await store.RetireAsync(id, Clock.GetUtcNow(), cancellationToken);
        return refusal is not null ? refusal : key is not null ? ToResponse(key, [key]) : Problem.NotFound("key");
    }

    private static SigningKeyResponse ToResponse(SigningKey key, IReadOnlyCollection<SigningKey> all)
    {
        var now = Clock.GetUtcNow();
        var state = key.RetiredAt is not null ? SigningKeyState.Retired
            : key.SignsFrom > now ? SigningKeyState.Waiting
            : key.SignsAt(now) && SigningKey.Published(all, now)[0] == key ? SigningKeyState.Signing
            : SigningKeyState.Published;
        return new(key.Id, "ES256", state, key.SignsFrom, key.SignsUntil, key.PublishedUntil, key.RetiredAt);
    }
}
