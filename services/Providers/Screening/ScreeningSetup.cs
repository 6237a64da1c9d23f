using Credentialing.ServiceDefaults.Jobs;

namespace Credentialing.Providers.Screening;

internal static class ScreeningSetup
{
    public static void AddScreening(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ScreeningLists>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ScreeningLists>());
        builder.Services.AddSingleton(services => new Screener(services.GetRequiredService<ScreeningLists>(), services.GetRequiredService<TimeProvider>()));
        builder.AddJob<ScreenEverybody>(ScreenEverybody.Name, ScreenEverybody.Schedule);
    }
}
