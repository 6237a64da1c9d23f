namespace Credentialing.Providers.Screening;

internal static class ScreeningSetup
{
    public static void AddScreening(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Screener>();
}
