using System.Text.Json;
using Credentialing.ServiceDefaults.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers;

/// <summary>Rows that are only ever read and replaced with what they belong to, in one column of it.</summary>
internal static class JsonColumn
{
    public static PropertyBuilder<IReadOnlyList<T>> IsJsonList<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property
        .HasColumnType("jsonb")
        .HasConversion(
            list => JsonSerializer.Serialize(list, StrictJson.Options),
            json => JsonSerializer.Deserialize<IReadOnlyList<T>>(json, StrictJson.Options)!,
            new ValueComparer<IReadOnlyList<T>>((left, right) => left!.SequenceEqual(right!), list => list.Count, list => list));
}
