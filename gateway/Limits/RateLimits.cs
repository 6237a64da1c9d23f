using System.Globalization;
using System.Threading.RateLimiting;
using Credentialing.Gateway.Access;
using Credentialing.Gateway.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Credentialing.Gateway.Limits;

/// <summary>
/// How much one caller may ask. Counted in this copy of the gateway: with n copies behind a balancer the sum is up to
/// n times as much, which is why the limits that matter for safety (sign-in, lockout) are Identity's too.
/// </summary>
internal static class RateLimits
{
    public const string ConsultationRequests = "consultation-requests";
    public const string Tokens = "tokens";

    public static void AddGatewayRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetTokenBucketLimiter(Caller.Key(context), _ => Bucket(limits.PerCallerPerSecond, limits.PerCallerBurst)));
            options.AddPolicy(Tokens, context => RateLimitPartition.GetTokenBucketLimiter(
                Address(context), _ => Bucket(limits.TokensPerSecond, limits.TokensBurst)));
            options.AddPolicy(ConsultationRequests, context => RateLimitPartition.GetFixedWindowLimiter(
                Address(context), _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = limits.ConsultationRequestsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                }));
            options.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected));
        });
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static TokenBucketRateLimiterOptions Bucket(int perSecond, int burst) => new()
    {
        // Ten small helpings a second wear better than one large one.
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        TokensPerPeriod = Math.Max(1, perSecond / 10),
        TokenLimit = burst,
    };

    private static Task RefuseAsync(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter =
            Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return GatewayProblem.TooManyRequests.WriteAsync(rejected.HttpContext);
    }
}

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

    /// <summary>Consultation requests, which need no token, from one address in a minute.</summary>
    public int ConsultationRequestsPerMinute { get; init; } = 10;

    /// <summary>Bytes of a body.</summary>
    public long BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of a multipart or CSV body where files are taken.</summary>
    public long UploadBytes { get; init; } = 100L * 1024 * 1024;
}
