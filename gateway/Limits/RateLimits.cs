using System.Globalization;
using System.Threading.RateLimiting;
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
    public const string SignIns = "sign-ins";
    public const string Tokens = "tokens";

    public static void AddRateLimits(this IServiceCollection services, LimitOptions limits) =>
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetTokenBucketLimiter(KeyOf(context), _ => Bucket(limits.PerCallerPerSecond, limits.PerCallerBurst)));
            options.AddPolicy(Tokens, context => RateLimitPartition.GetTokenBucketLimiter(
                Address(context), _ => Bucket(limits.TokensPerSecond, limits.TokensBurst)));
            options.AddPolicy(SignIns, context => RateLimitPartition.GetTokenBucketLimiter(
                Address(context), _ => Bucket(limits.SignInsPerSecond, limits.SignInsBurst)));
            options.AddPolicy(ConsultationRequests, context => RateLimitPartition.GetFixedWindowLimiter(
                Address(context), _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = limits.ConsultationRequestsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                }));
            options.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected));
        });

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

    // Whose allowance a request counts against: the account's, or the address's for a caller without a token.
    private static string KeyOf(HttpContext context) =>
        context.User.FindFirst("sub")?.Value is { Length: > 0 } subject ? $"sub:{subject}" : $"ip:{context.Connection.RemoteIpAddress}";
}
