using System.Collections.Concurrent;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;

namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>
/// The stable name of an event, which is also the exchange it is published to:
/// <c>Credentialing.Clients.Contracts.Events.V1.AgreementExecuted</c> is <c>clients.v1.agreement-executed</c>.
/// Renaming or moving the type changes it, which the contract tests refuse.
/// </summary>
public static class EventName
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    /// <summary>The name of a type of event.</summary>
    /// <param name="type">A record in a service's <c>Contracts/Events/V1</c>.</param>
    /// <exception cref="ArgumentException">The type is not in such a namespace.</exception>
    public static string Of(Type type) => Names.GetOrAdd(type, static type =>
        type.Namespace?.Split('.') is [.., var service, "Contracts", "Events", var version] && version.StartsWith('V')
            ? $"{Kebab(service)}.{version.ToLowerInvariant()}.{Kebab(type.Name)}"
            : throw new ArgumentException($"{type.FullName} is not an event: events live in <Service>.Contracts.Events.V1.", nameof(type)));

    /// <summary>PascalCase as kebab-case.</summary>
    internal static string Kebab(string name) => SnakeCase.Of(name).Replace('_', '-');

    /// <summary>Tells MassTransit the same names.</summary>
    internal sealed class Formatter : IEntityNameFormatter
    {
        // MassTransit also asks about types of its own, which are never published here.
        public string FormatEntityName<T>() => typeof(T).Namespace?.Contains(".Contracts.Events.", StringComparison.Ordinal) == true
            ? Of(typeof(T))
            : MessageUrn.ForTypeString<T>().Replace(':', '.');
    }
}
