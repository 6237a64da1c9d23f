using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// Says in a mapping which properties are encrypted in the database or are personal data. The domain object holds the
/// plain value; the column holds <see cref="IFieldCipher"/>'s bytes, and equal values are found by a keyed hash beside it.
/// </summary>
public static class EncryptedProperties
{
    internal const string PurposeAnnotation = "Credentialing:Encrypted";
    internal const string PersonalAnnotation = "Credentialing:Personal";
    private const string HashAnnotation = "Credentialing:EncryptedHash";

    /// <summary>Encrypts a text or a date.</summary>
    /// <param name="property">A <see cref="string"/> or <see cref="DateOnly"/> property, nullable or not.</param>
    /// <param name="purpose">What it is, for ever: <c>provider.ssn</c>. Old values can only be read under the same purpose.</param>
    /// <param name="lookup">Also keeps a keyed hash in <c>…_hash</c>, indexed, for <see cref="WhereEncrypted{T}"/>.</param>
    public static PropertyBuilder<T> IsEncrypted<T>(this PropertyBuilder<T> property, string purpose, bool lookup = false) => property
        .HasAnnotation(PurposeAnnotation, purpose)
        .HasAnnotation(HashAnnotation, lookup ? property.Metadata.Name + "Hash" : null);

    /// <summary>Marks what is personal data though not encrypted (a home address, findings): the audit trail leaves its value out.</summary>
    /// <param name="property">The property.</param>
    public static PropertyBuilder<T> IsPersonal<T>(this PropertyBuilder<T> property) => property.HasAnnotation(PersonalAnnotation, true);

    /// <summary>Finds rows by the exact value of an encrypted property that has a look-up hash.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="db">Their database.</param>
    /// <param name="property">The encrypted property.</param>
    /// <param name="value">The value, in the form in which it is stored.</param>
    public static IQueryable<T> WhereEncrypted<T>(this IQueryable<T> rows, ServiceDb db, Expression<Func<T, object?>> property, string value)
        where T : class
    {
        var member = property.Body is UnaryExpression { Operand: MemberExpression inner } ? inner : (MemberExpression)property.Body;
        var metadata = db.Model.FindEntityType(typeof(T))!.FindProperty(member.Member.Name)!;
        var column = (string)(metadata[HashAnnotation] ?? throw new InvalidOperationException($"{metadata.Name} has no look-up hash."));
        var hash = CipherOf(db).Hash((string)metadata[PurposeAnnotation]!, Encoding.UTF8.GetBytes(value));
        return rows.Where(row => EF.Property<byte[]>(row, column) == hash);
    }

    internal static bool IsPersonal(IReadOnlyProperty property) =>
        property[PurposeAnnotation] is not null || property[PersonalAnnotation] is true ||
        property.PropertyInfo?.IsDefined(typeof(PersonalAttribute), true) == true;

    internal static bool IsHash(IReadOnlyProperty property) =>
        property.IsShadowProperty() && property.DeclaringType.GetProperties().Any(other => other[HashAnnotation] as string == property.Name);

    internal static void Apply(IMutableModel model, IFieldCipher? cipher)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()).ToArray())
        {
            if (property[PurposeAnnotation] is not string purpose)
            {
                continue;
            }

            property.SetValueConverter(
                property.ClrType == typeof(string) ? new EncryptedText(cipher, purpose)
                : Nullable.GetUnderlyingType(property.ClrType) == typeof(DateOnly) || property.ClrType == typeof(DateOnly) ? new EncryptedDate(cipher, purpose)
                : throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name}: only text and dates can be encrypted."));
            if (property[HashAnnotation] is string name && property.DeclaringType is IMutableEntityType owner)
            {
                var hash = owner.AddProperty(name, typeof(byte[]));
                hash.IsNullable = true;
                owner.AddIndex(hash);
            }
        }
    }

    /// <summary>Brings the look-up hashes of what is about to be saved in line with the values.</summary>
    internal static void Hash(ServiceDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var property in entry.Properties.Where(property => property.Metadata[HashAnnotation] is not null))
            {
                if (entry.State == EntityState.Added || property.IsModified)
                {
                    Hash(db, entry, property);
                }
            }
        }
    }

    private static void Hash(ServiceDb db, EntityEntry entry, PropertyEntry property)
    {
        var text = property.CurrentValue switch
        {
            null => null,
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            var value => (string)value,
        };
        entry.Property((string)property.Metadata[HashAnnotation]!).CurrentValue = text is null
            ? null
            : CipherOf(db).Hash((string)property.Metadata[PurposeAnnotation]!, Encoding.UTF8.GetBytes(text));
    }

    private static IFieldCipher CipherOf(ServiceDb db) => db.Cipher ?? throw new InvalidOperationException("This context only migrates: it has no keys.");
}

/// <summary>Marks a property, wherever it is, as personal data: the audit trail leaves its value out.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
