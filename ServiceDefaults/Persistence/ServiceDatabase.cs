using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>
/// The two ways into a service's database. The owner, whose login the host injects, only migrates; everything else
/// connects as <c>&lt;service&gt;_app</c>, which row-level security binds and which cannot touch the audit trail.
/// </summary>
public sealed class ServiceDatabase
{
    /// <summary>Reads the owner's connection string, <c>ConnectionStrings:&lt;service&gt;</c>.</summary>
    /// <param name="service">The service's name, which is also its database's.</param>
    /// <param name="configuration">Where connection strings are.</param>
    /// <exception cref="InvalidOperationException">There is no connection string of that name.</exception>
    public ServiceDatabase(string service, IConfiguration configuration)
    {
        Service = service;
        OwnerConnectionString = configuration.GetConnectionString(service) ??
            throw new InvalidOperationException($"The connection string '{service}' is missing: set ConnectionStrings__{service}.");
        var owner = new NpgsqlConnectionStringBuilder(OwnerConnectionString);
        AppRole = $"{service}_app";
        AppPassword = Derive(owner.Password ?? "", AppRole);
        AppConnectionString = new NpgsqlConnectionStringBuilder(OwnerConnectionString)
        {
            Username = AppRole,
            Password = AppPassword,
            ApplicationName = service,
            MaxPoolSize = configuration.GetValue("Database:MaxPoolSize", 40),
            IncludeErrorDetail = false,

            // What a session runs again and again is parsed and planned once: a third of what the database does otherwise.
            MaxAutoPrepare = 100,

            // Seven statements each time that a connection is taken from the pool, for nothing: all that is set lasts as long as
            // its transaction, and sessions that listen or hold locks are not pooled.
            NoResetOnClose = true,
        }.ConnectionString;
        ListenerConnectionString = new NpgsqlConnectionStringBuilder(AppConnectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString;
    }

    /// <summary>The service's name.</summary>
    public string Service { get; }

    /// <summary>The login that migrates.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>The login that serves.</summary>
    public string AppConnectionString { get; }

    /// <summary>The login that serves, for a session that lasts and listens: not pooled, or whoever has it next would hear too.</summary>
    public string ListenerConnectionString { get; }

    internal string AppRole { get; }

    internal string AppPassword { get; }

    // Every copy of the service must come to the same password without a place to keep it.
    private static string Derive(string ownerPassword, string role) =>
        Convert.ToHexString(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(ownerPassword), 32, info: Encoding.UTF8.GetBytes(role)));
}
