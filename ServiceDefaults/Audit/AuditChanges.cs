using System.Text.Json;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Credentialing.ServiceDefaults.Audit;

/// <summary>
/// What changed inside an aggregate, before and after, as JSON: the root's properties by name, a child's under
/// <c>kind/id</c>. That personal data changed is said; its value is not.
/// </summary>
internal static class AuditChanges
{
    private const string Personal = "[personal]";
    private const string Bytes = "[bytes]";

    // Said by the entry itself.
    private static readonly HashSet<string> s_said = new(StringComparer.Ordinal) { nameof(Aggregate.CreatedAt), nameof(Aggregate.UpdatedAt) };

    public static (string? Before, string? After) Of(EntityEntry root, IEnumerable<EntityEntry> changed)
    {
        var before = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        var after = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var entry in changed)
        {
            if (entry.Entity == root.Entity)
            {
                Describe(entry, before, after);
                continue;
            }

            var was = new SortedDictionary<string, object?>(StringComparer.Ordinal);
            var became = new SortedDictionary<string, object?>(StringComparer.Ordinal);
            Describe(entry, was, became);
            var name = NameOf(entry);
            before[name] = entry.State == EntityState.Added ? null : was;
            after[name] = entry.State == EntityState.Deleted ? null : became;
        }

        return (root.State == EntityState.Added ? null : Json(before), root.State == EntityState.Deleted ? null : Json(after));
    }

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static void Describe(EntityEntry entry, SortedDictionary<string, object?> before, SortedDictionary<string, object?> after)
    {
        foreach (var property in entry.Properties.Where(property => IsTold(property.Metadata)))
        {
            Tell(entry.State, property, Camel(property.Metadata.Name), before, after);
        }

        foreach (var complex in entry.ComplexProperties)
        {
            Describe(entry.State, complex, Camel(complex.Metadata.Name), before, after);
        }

        foreach (var collection in entry.ComplexCollections.Where(collection => entry.State != EntityState.Modified || collection.IsModified))
        {
            // The elements as they were are not kept apart by property: that it changed, and to what.
            after[Camel(collection.Metadata.Name)] = HoldsPersonal(collection.Metadata.ComplexType) ? Personal : collection.CurrentValue;
        }
    }

    private static void Describe(
        EntityState state, ComplexPropertyEntry complex, string path, SortedDictionary<string, object?> before, SortedDictionary<string, object?> after)
    {
        foreach (var property in complex.Properties)
        {
            Tell(state, property, $"{path}.{Camel(property.Metadata.Name)}", before, after);
        }

        foreach (var inner in complex.ComplexProperties)
        {
            Describe(state, inner, $"{path}.{Camel(inner.Metadata.Name)}", before, after);
        }
    }

    private static void Tell(EntityState state, PropertyEntry property, string name, SortedDictionary<string, object?> before, SortedDictionary<string, object?> after)
    {
        if (state == EntityState.Modified && !property.IsModified)
        {
            return;
        }

        if (state != EntityState.Added)
        {
            before[name] = Shown(property.Metadata, property.OriginalValue);
        }

        if (state != EntityState.Deleted)
        {
            after[name] = Shown(property.Metadata, property.CurrentValue);
        }
    }

    private static object? Shown(IProperty property, object? value) => value switch
    {
        null => null,
        _ when EncryptedProperties.IsPersonal(property) => Personal,
        byte[] => Bytes,
        _ => value,
    };

    private static bool IsTold(IProperty property) =>
        !property.IsPrimaryKey() && !s_said.Contains(property.Name) && !EncryptedProperties.IsHash(property) &&
        !property.GetContainingForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Cascade);

    private static bool HoldsPersonal(IComplexType type) => type.GetProperties().Any(EncryptedProperties.IsPersonal);

    private static string NameOf(EntityEntry entry) =>
        $"{Camel(entry.Metadata.ClrType.Name)}/{string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => Id(entry.Property(key.Name).CurrentValue)))}";

    private static string Id(object? value) => JsonSerializer.Serialize(value, StrictJson.Options).Trim('"');

    private static string Json(SortedDictionary<string, object?> values) => JsonSerializer.Serialize(values, StrictJson.Options);
}
