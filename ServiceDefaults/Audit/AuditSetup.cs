using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.ServiceDefaults.Audit;

internal static class AuditSetup
{
    public static void AddAuditTrail(this IServiceCollection services)
    {
        services.AddScoped<AuditContext>();
        services.AddScoped<AuditAuthor>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<Unmasking>();
        services.AddHostedService<AuditSealer>();
    }
}
