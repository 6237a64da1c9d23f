using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Runs an AppHost's <c>Main</c> up to <c>Build()</c>, to get at the builder that it filled.</summary>
internal sealed record EntryPoint(Assembly Assembly, string[] Args, string DataDirectory)
{
    // Flows into Main and nowhere else, so tests may build several applications at once.
    private static readonly AsyncLocal<EntryPoint?> Local = new();

    private DistributedApplicationBuilder? _builder;

    public static EntryPoint? Current => Local.Value;

    public static void Built(DistributedApplicationBuilder builder)
    {
        if (Current is { _builder: null } test)
        {
            test._builder = builder;

            // Ends Main where it would go on to run.
            throw new HostAbortedException();
        }
    }

    public async Task<DistributedApplicationBuilder> RunAsync()
    {
        await Task.Run(async () =>
        {
            Local.Value = this;
            try
            {
                var main = Assembly.EntryPoint ?? throw new InvalidOperationException($"{Assembly.GetName().Name} has no entry point.");
                object?[]? arguments = main.GetParameters().Length == 0 ? null : [Args];
                if (main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null) is Task task)
                {
                    await task;
                }
            }
            catch (HostAbortedException)
            {
                // As meant.
            }
        });
        return _builder ?? throw new InvalidOperationException($"{Assembly.GetName().Name} built no application.");
    }
}
