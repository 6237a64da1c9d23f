namespace Credentialing.ServiceDefaults.Tenancy;

/// <summary>
/// Whose rows the current scope may touch. Nothing until somebody says so: a request says it from the caller's token,
/// a job, a consumer or the relay says <see cref="SeeAll"/>.
/// </summary>
public sealed class Tenant
{
    private ClientId[] _clients = [];

    /// <summary>Staff and background work: the rows of every client.</summary>
    public bool SeesAll { get; private set; }

    /// <summary>The clients whose rows are visible when not all are.</summary>
    public IReadOnlyList<ClientId> Clients => _clients;

    /// <summary>The value of the database setting <c>app.tenant</c>: <c>all</c>, or client ids separated by commas, or empty.</summary>
    public string Setting => SeesAll ? "all" : string.Join(',', _clients.Select(client => client.Value.ToString()));

    /// <summary>Lets this scope see the rows of every client.</summary>
    public void SeeAll()
    {
        SeesAll = true;
        _clients = [];
    }

    /// <summary>Lets this scope see the rows of these clients only.</summary>
    /// <param name="clients">The clients; none means that nothing is visible.</param>
    public void See(IEnumerable<ClientId> clients)
    {
        SeesAll = false;
        _clients = [.. clients];
    }

    /// <summary>Whether a row of this client may be touched.</summary>
    public bool Includes(ClientId client) => SeesAll || _clients.Contains(client);
}
