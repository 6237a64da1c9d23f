namespace Credentialing.Gateway.Limits;

/// <summary>The <c>Limits</c> section of the configuration.</summary>
internal sealed record LimitOptions
{
    /// <summary>Requests per second that an account, or an address without a token, may keep up.</summary>
    public int PerCallerPerSecond { get; init; } = 200;

    /// <summary>Requests that may come at once after a pause.</summary>
    public int PerCallerBurst { get; init; } = 400;

    /// <summary>Tokens that one address may ask for per second.</summary>
    public int TokensPerSecond { get; init; } = 20;

    /// <summary>Tokens that one address may ask for at once after a pause.</summary>
    public int TokensBurst { get; init; } = 100;

    /// <summary>Forms of the sign-in pages that one address may send per second; many people may sit behind one address.</summary>
    public int SignInsPerSecond { get; init; } = 10;

    /// <summary>Forms of the sign-in pages that one address may send at once after a pause.</summary>
    public int SignInsBurst { get; init; } = 60;

    /// <summary>Consultation requests, which need no token, from one address in a minute.</summary>
    public int ConsultationRequestsPerMinute { get; init; } = 10;

    /// <summary>Bytes of a body.</summary>
    public long BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of a multipart or CSV body where files are taken.</summary>
    public long UploadBytes { get; init; } = 100L * 1024 * 1024;
}
