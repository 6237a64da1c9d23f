using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Http.Idempotency;

/// <summary>The first answer to a POST that carried an <c>Idempotency-Key</c>, kept for 24 hours.</summary>
internal sealed class IdempotencyKey
{
    /// <summary>Who asked: keys of different callers have nothing to do with each other.</summary>
    public required string Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>A keyed hash of method, path and body: bodies hold personal data that a plain hash would give away.</summary>
    public required byte[] RequestHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first answer; null only inside the transaction that makes it.</summary>
    public int? Status { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public string? ETag { get; init; }

    /// <summary>Encrypted: an answer may hold a secret that is shown once.</summary>
    public byte[]? Body { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<IdempotencyKey>(key =>
    {
        key.ToTable("idempotency_keys");
        key.HasKey(k => new { k.Caller, k.Key });
        key.Property(k => k.Caller).HasMaxLength(200);
        key.Property(k => k.Key).HasMaxLength(255);
        key.HasIndex(k => k.CreatedAt);
    });
}
