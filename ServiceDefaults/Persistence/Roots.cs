using Credentialing.ServiceDefaults.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>
/// Finds the aggregate that a tracked row is part of. Looks over what is tracked once, however many ask: with thousands of
/// rows everything else costs the square of them.
/// </summary>
internal sealed class Roots(ChangeTracker tracker)
{
    private readonly Dictionary<IEntityType, Dictionary<Key, EntityEntry>> _byKey = [];
    private ILookup<IEntityType, EntityEntry>? _tracked;

    /// <summary>The entry of the aggregate; null when the row is part of none.</summary>
    public EntityEntry? Of(EntityEntry entry)
    {
        if (entry.Entity is Aggregate)
        {
            return entry;
        }

        foreach (var parent in entry.Metadata.GetForeignKeys().Where(key => key.IsRequired && key.DeleteBehavior == DeleteBehavior.Cascade))
        {
            if (Tracked(parent).TryGetValue(KeyOf(entry, parent.Properties), out var principal) && Of(principal) is { } root)
            {
                return root;
            }
        }

        return null;
    }

    private Dictionary<Key, EntityEntry> Tracked(IForeignKey parent)
    {
        if (!_byKey.TryGetValue(parent.PrincipalEntityType, out var found))
        {
            _tracked ??= tracker.Entries().ToLookup(entry => entry.Metadata);
            found = _tracked[parent.PrincipalEntityType].ToDictionary(entry => KeyOf(entry, parent.PrincipalKey.Properties));
            _byKey[parent.PrincipalEntityType] = found;
        }

        return found;
    }

    private static Key KeyOf(EntityEntry entry, IReadOnlyList<IProperty> properties) =>
        new([.. properties.Select(property => entry.Property(property).CurrentValue)]);

    private readonly struct Key(object?[] values) : IEquatable<Key>
    {
        private readonly object?[] _values = values;

        public bool Equals(Key other) => _values.AsSpan().SequenceEqual(other._values);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var value in _values)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
