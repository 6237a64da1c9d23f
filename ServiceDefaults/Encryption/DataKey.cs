using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// A key that encrypts or hashes fields, itself encrypted by Data Protection. Append-only: a key that once encrypted
/// anything is never lost, since a backup may still need it.
/// </summary>
internal sealed class DataKey
{
    /// <summary>The kind of key that encrypts fields; the newest one (UUIDv7 sorts by time) is the current one.</summary>
    public const string Field = "field";

    /// <summary>
    /// The kind of key that hashes fields for look-up. There is one and it stays: it decrypts nothing, and changing it
    /// would make every stored hash useless at once.
    /// </summary>
    public const string Lookup = "lookup";

    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required byte[] Wrapped { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<DataKey>(key =>
    {
        key.ToTable("data_keys");
        key.HasKey(k => k.Id);
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Kind).HasMaxLength(10);
        key.HasAnnotation(Persistence.Permissions.AppendOnlyAnnotation, true);
    });
}
