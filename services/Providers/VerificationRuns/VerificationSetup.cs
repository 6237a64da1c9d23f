using Credentialing.Documents.Contracts.V1;
using Credentialing.Providers.Caqh;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Jobs;

namespace Credentialing.Providers.VerificationRuns;

internal static class VerificationSetup
{
    /// <summary>Adds verification by itself, with the sources that no lookup needs.</summary>
    public static void AddVerification(this WebApplicationBuilder builder)
    {
        builder.AddCaqh();
        builder.Services.AddScoped<IAutomaticSource, ExclusionSource>();
        builder.Services.AddScoped<CheckSource>();
        builder.Services.AddServiceClient<DocumentStore.DocumentStoreClient>("documents", repeatable: ["ListDocuments", "ReadDocument"]);
        builder.AddJob<CatchUpOnChecks>(CatchUpOnChecks.Name, CatchUpOnChecks.Schedule);
    }
}
