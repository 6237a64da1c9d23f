using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using Credentialing.Identity;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Servers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>The classes that share the service: its queue has a fixed name.</summary>
[CollectionDefinition(Name)]
public sealed class SharedIdentity : ICollectionFixture<IdentityHost>
{
    /// <summary>Its name.</summary>
    public const string Name = "Identity";
}

/// <summary>Identity on a real port, so that foreign programs reach it and it fetches its own keys as its neighbours do.</summary>
public sealed class IdentityHost(ServersFixture servers) : IAsyncLifetime
{
    public const string AdministratorId = "first-administrator";
    public const string AdministratorSecret = "correct-horse-battery-staple:with+odd/characters%";

    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private Factory? _factory;

    // By name: an address of numbers has no passkeys (WebAuthn section 5.1.2).
    public string Issuer { get; } = $"http://localhost:{FreePort()}";

    public string Database { get; private set; } = "";

    public IServiceProvider Services => _factory!.Services;

    public HttpClient Anonymous() => new() { BaseAddress = new Uri(Issuer) };

    /// <summary>Calls Identity with a token of its own.</summary>
    public async Task<HttpClient> AsAsync(string clientId, string secret, string? scope = null)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(clientId, secret, scope));
        return client;
    }

    public Task<HttpClient> AsAdministratorAsync() => AsAsync(AdministratorId, AdministratorSecret);

    public async Task<string> TokenAsync(string clientId, string secret, string? scope = null)
    {
        using var response = await AskAsync(clientId, secret, scope);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await response.BodyAsync()).GetProperty("access_token").GetString()!;
    }

    /// <summary>Asks for a token with the secret in the form.</summary>
    public Task<HttpResponseMessage> AskAsync(string clientId, string secret, string? scope = null)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret };
        if (scope is not null)
        {
            form["scope"] = scope;
        }

        return AskAsync(form);
    }

    public async Task<HttpResponseMessage> AskAsync(IEnumerable<KeyValuePair<string, string>> form, AuthenticationHeaderValue? basic = null)
    {
        using var client = Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = basic;
        return await client.SendAsync(request);
    }

    /// <summary>Stops this copy and starts another on the same database.</summary>
    public async Task RestartAsync(string secret = AdministratorSecret)
    {
        await _factory!.DisposeAsync();
        Start(secret);
    }

    /// <summary>Reads one column, as the owner.</summary>
    public async Task<List<string>> ReadAsync(string sql, string parameter)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = parameter } } };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return rows;
    }

    /// <summary>Changes rows, as the owner: what would take hours otherwise.</summary>
    public async Task WriteAsync(string sql, string parameter)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = parameter } } };
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask InitializeAsync()
    {
        Database = await servers.CreateDatabaseAsync();
        Start(AdministratorSecret);
    }

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }
    }

    private void Start(string secret)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:identity"] = Database,
            ["ConnectionStrings:rabbitmq"] = servers.RabbitConnectionString,
            ["Identity:Issuer"] = Issuer,
            ["Encryption:MasterKey"] = _masterKey,
            ["Bootstrap:AdministratorClientId"] = AdministratorId,
            ["Bootstrap:AdministratorClientSecret"] = secret,
        };
        foreach (var (person, n) in People.All.Select((person, n) => (person, n)))
        {
            settings[$"Bootstrap:People:{n}:Email"] = person.Email;
            settings[$"Bootstrap:People:{n}:Name"] = person.Name;
            settings[$"Bootstrap:People:{n}:Role"] = person.Role;
            settings[$"Bootstrap:People:{n}:Password"] = person.Password;
            settings[$"Bootstrap:People:{n}:TotpSecret"] = person.TotpSecret;
        }

        _factory = new Factory(settings);
        _factory.UseKestrel(new Uri(Issuer).Port);
        _factory.StartServer();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Factory(Dictionary<string, string> settings) : WebApplicationFactory<IdentityDb>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }
        }
    }
}
