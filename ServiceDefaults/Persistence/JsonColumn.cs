using System.Text.Json;
using Credentialing.ServiceDefaults.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>Lines that are written once with what they belong to, in one column of it.</summary>
public static class JsonColumn
{
    /// <summary>Keeps a list of records as jsonb; the list is replaced as a whole, never changed in place.</summary>
    /// <param name="property">The list.</param>
    public static PropertyBuilder<IReadOnlyList<T>> IsJsonList<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property
        .HasColumnType("jsonb")
        .HasConversion(
            list => JsonSerializer.Serialize(list, StrictJson.Options),
            json => JsonSerializer.Deserialize<IReadOnlyList<T>>(json, StrictJson.Options)!,
            new ValueComparer<IReadOnlyList<T>>((left, right) => left!.SequenceEqual(right!), list => list.Count, list => list));
}
