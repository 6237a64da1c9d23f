using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>Which methods of a service may be repeated without harm when it is unavailable.</summary>
/// <param name="Service">The service that is asked, e.g. <c>clients</c>.</param>
/// <param name="Proto">The proto service, e.g. <c>credentialing.clients.v1.Clients</c>.</param>
/// <param name="Methods">The methods.</param>
internal sealed record RepeatableMethods(string Service, string Proto, IReadOnlyList<string> Methods)
{
    private static readonly string[] ReadingPrefixes = ["Get", "List", "Find"];

    /// <summary>The listed methods, or those that only read by their name.</summary>
    /// <exception cref="ArgumentException">A listed method does not exist.</exception>
    public static RepeatableMethods Of(string service, ServiceDescriptor proto, IReadOnlyCollection<string>? listed)
    {
        var all = proto.Methods.Select(method => method.Name).ToList();
        if (listed?.FirstOrDefault(name => !all.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ArgumentException($"{proto.FullName} has no method {unknown}.", nameof(listed));
        }

        var methods = listed?.ToList() ?? all.FindAll(IsReading);
        return new RepeatableMethods(service, proto.FullName, methods);
    }

    /// <summary>The retry policy of these methods: only when the service is unavailable, five attempts, within the deadline.</summary>
    public MethodConfig ToConfig()
    {
        var config = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = 5,
                InitialBackoff = TimeSpan.FromMilliseconds(100),
                MaxBackoff = TimeSpan.FromSeconds(1),
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var method in Methods)
        {
            config.Names.Add(new MethodName { Service = Proto, Method = method });
        }

        return config;
    }

    private static bool IsReading(string method) =>
        ReadingPrefixes.Any(prefix => method.StartsWith(prefix, StringComparison.Ordinal));
}
