namespace Credentialing.Gateway.Routing;

/// <summary>One row of the <see cref="RouteTable"/>: these paths go to that service, for whoever may enter one of the areas.</summary>
/// <param name="Service">The service's name, as in <c>services:{name}:http:0</c>.</param>
/// <param name="Path">A route pattern; a more specific one wins, whatever the order of the rows.</param>
/// <param name="Access">Who passes the gateway. The service checks the exact permission again.</param>
internal sealed record GatewayRoute(string Service, string Path, RouteAccess Access)
{
    /// <summary>The methods that the row is for; null for all.</summary>
    public IReadOnlyList<string>? Methods { get; init; }

    /// <summary>The caller needs a permission in one of these areas: the part of a permission's name before the dot.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Whether files are sent here, so that a multipart or CSV body may be large.</summary>
    public bool Uploads { get; init; }

    /// <summary>A limit of its own, beside the caller's general one.</summary>
    public string? Limit { get; init; }

    /// <summary>Whether cookies go through; only the sign-in pages have a use for them.</summary>
    public bool Cookies { get; init; }

    /// <summary>Unique in the table.</summary>
    public string Id => Methods is null ? Path : $"{string.Join(',', Methods)} {Path}";
}

/// <summary>What the gateway wants to see before it lets a request through.</summary>
internal enum RouteAccess
{
    /// <summary>Nothing: the service itself decides.</summary>
    Anyone,

    /// <summary>A valid token.</summary>
    SignedIn,

    /// <summary>A valid token whose roles and scopes allow something in one of the row's areas.</summary>
    Area,
}
