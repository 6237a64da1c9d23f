using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Identity.Keys;

/// <summary>
/// A key that signs tokens. It is published before it signs, so that everybody has it by then, and stays published
/// after, until the last token that it signed has expired.
/// </summary>
public sealed class SigningKey
{
    /// <summary>How long a key is known to others before it signs. Services fetch the keys at least twice as often.</summary>
    public static readonly TimeSpan PublishedBefore = TimeSpan.FromDays(2);

    /// <summary>How long a key signs.</summary>
    public static readonly TimeSpan Signs = TimeSpan.FromDays(30);

    /// <summary>How long a key is kept after it has signed: longer than any token lasts.</summary>
    public static readonly TimeSpan KeptAfter = TimeSpan.FromDays(2);

    /// <summary>The key's id (<c>kid</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The private key: PKCS#8 in PEM, encrypted in the database.</summary>
    public required string PrivateKey { get; init; }

    /// <summary>From when it signs (UTC).</summary>
    public required DateTimeOffset SignsFrom { get; init; }

    /// <summary>From when another signs earlier than it would have come to (UTC).</summary>
    public DateTimeOffset? ReplacedFrom { get; private set; }

    /// <summary>When it was retired: others may have it, so nothing that it signed counts from then on (UTC).</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>From when another signs (UTC).</summary>
    public DateTimeOffset SignsUntil => ReplacedFrom ?? SignsFrom + Signs;

    /// <summary>From when no token that it signed is valid any more (UTC).</summary>
    public DateTimeOffset PublishedUntil => SignsUntil + KeptAfter;

    /// <summary>Whether it is the one to sign with.</summary>
    public bool SignsAt(DateTimeOffset now) => RetiredAt is null && SignsFrom <= now && now < SignsUntil;

    /// <summary>Whether others are told of it.</summary>
    public bool IsPublishedAt(DateTimeOffset now) => RetiredAt is null && now < PublishedUntil;

    /// <summary>Has another sign from then on, unless one does anyway; what it signed stays good.</summary>
    /// <param name="from">When (UTC).</param>
    public void ReplaceFrom(DateTimeOffset from) => ReplacedFrom = from < SignsUntil ? from : ReplacedFrom;

    /// <summary>Takes it out of use at once.</summary>
    /// <param name="now">The real time.</param>
    public Refusal? Retire(DateTimeOffset now)
    {
        if (RetiredAt is not null)
        {
            return new Refusal("key-retired", "The key is retired already.");
        }

        RetiredAt = now;
        return null;
    }

    /// <summary>When a key that is made now, before its time, starts to sign: when it is known everywhere.</summary>
    /// <param name="keys">The keys that there are.</param>
    /// <param name="now">The real time.</param>
    /// <returns>Null where one waits already.</returns>
    public static DateTimeOffset? EarlyStart(IEnumerable<SigningKey> keys, DateTimeOffset now) =>
        keys.Any(key => key.RetiredAt is null && key.SignsFrom > now) ? null : now + PublishedBefore;

    /// <summary>
    /// When the next key should start to sign, if it should be made now: at once where there is none that signs, or
    /// where the last one ends before another could be made known; when the last one ends otherwise.
    /// </summary>
    /// <param name="keys">The keys that there are.</param>
    /// <param name="now">The real time.</param>
    /// <returns>Null when no key is needed yet.</returns>
    public static DateTimeOffset? NextStart(IReadOnlyCollection<SigningKey> keys, DateTimeOffset now)
    {
        if (!keys.Any(key => key.SignsAt(now)))
        {
            return now;
        }

        var end = keys.Where(key => key.RetiredAt is null).Max(key => key.SignsUntil);
        if (end > now + PublishedBefore)
        {
            return null;
        }

        return end > now ? end : now;
    }

    /// <summary>The keys to publish, the one that signs first: after it those to come and those that have signed.</summary>
    public static IReadOnlyList<SigningKey> Published(IEnumerable<SigningKey> keys, DateTimeOffset now) =>
        [.. keys.Where(key => key.IsPublishedAt(now)).OrderByDescending(key => key.SignsAt(now)).ThenByDescending(key => key.SignsFrom)];
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("signing_keys");
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).HasMaxLength(50);
        builder.Property(key => key.PrivateKey).IsEncrypted("identity.signing-key");
    }
}
