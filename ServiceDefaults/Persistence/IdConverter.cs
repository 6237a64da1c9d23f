using System.Reflection;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>Stores a typed identifier as <c>uuid</c>.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
    where TId : struct, IId<TId>
{
    // Expression trees cannot call a static interface member themselves.
    private static TId Wrap(Guid value) => TId.From(value);
}

internal static class IdConverters
{
    public static void UseTypedIds(this ModelConfigurationBuilder configuration, params Assembly[] assemblies)
    {
        foreach (var id in assemblies.Append(typeof(ClientId).Assembly).Distinct().SelectMany(assembly => assembly.GetTypes()).Where(IsId))
        {
            configuration.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }
    }

    private static bool IsId(Type type) =>
        type.IsValueType && !type.IsGenericType &&
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}
