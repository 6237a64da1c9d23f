using System.Globalization;
using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Credentialing.NativeServers;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Standins;

public sealed class RunningTests : IAsyncDisposable
{
    private readonly ProbeStack _stack = new();

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    [Fact]
    public async Task A_service_gets_addresses_and_parameters_in_the_variables_that_Aspire_uses()
    {
        var builder = _stack.Builder("Parameters:key=a value");
        var billing = _stack.Probe(builder, "billing").WithHttpEndpoint(name: "grpc", env: "GRPC_PORT").WithReplicas(2);
        var gateway = _stack.Probe(builder, "gateway");
        gateway.WithReference(billing).WaitFor(billing)
            .WithEnvironment("Key", builder.AddParameter("key"))
            .WithEnvironment("Self", gateway.GetEndpoint("http"));

        var application = await _stack.StartAsync(builder, "gateway");

        using var client = application.CreateHttpClient("gateway");
        (await client.GetStringAsync("/variables/services__billing__http__0")).ShouldBe(application.GetEndpoint("billing", "http").ToString().TrimEnd('/'));
        (await client.GetStringAsync("/variables/services__billing__http__1")).ShouldStartWith("http://127.0.0.1:");
        (await client.GetStringAsync("/variables/services__billing__grpc__0")).ShouldBe(application.GetEndpoint("billing", "grpc").ToString().TrimEnd('/'));
        (await client.GetStringAsync("/variables/Key")).ShouldBe("a value");
        (await client.GetStringAsync("/variables/Self")).ShouldBe(client.BaseAddress!.ToString().TrimEnd('/'));
        (await client.GetStringAsync("/variables/OTEL_SERVICE_NAME")).ShouldBe("gateway");
    }

    [Fact]
    public async Task A_service_that_dies_is_started_again_at_the_same_address()
    {
        var builder = _stack.Builder();
        _stack.Probe(builder, "clients");
        var application = await _stack.StartAsync(builder, "clients");
        using var client = application.CreateHttpClient("clients");
        var first = int.Parse(await client.GetStringAsync("/process"), CultureInfo.InvariantCulture);

        Signals.Send(first, Signal.Kill).ShouldBeTrue();

        await ProbeStack.UntilAsync(async () => int.Parse(await client.GetStringAsync("/process"), CultureInfo.InvariantCulture) != first);
    }

    [Fact]
    public async Task A_service_starts_when_what_it_waits_for_is_healthy_and_stops_before_it()
    {
        var sick = _stack.PathTo("sick");
        await File.WriteAllTextAsync(sick, "");
        var builder = _stack.Builder();
        var identity = _stack.Probe(builder, "identity").WithEnvironment("PROBE_SICK_WHILE", sick);
        _stack.Probe(builder, "gateway").WaitFor(identity);
        var application = await _stack.StartAsync(builder);
        using var client = application.CreateHttpClient("identity");
        await ProbeStack.UntilAsync(async () => (await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable);
        _stack.Notes.ShouldBe(["identity started"]);

        File.Delete(sick);
        await application.ResourceNotifications.WaitForResourceHealthyAsync("gateway");
        await application.StopAsync();

        _stack.Notes.ShouldBe(["identity started", "gateway started", "gateway stopped", "identity stopped"]);
    }

    [Fact]
    public async Task Nothing_outlives_a_parent_that_is_killed()
    {
        var builder = _stack.Builder();
        _stack.Probe(builder, "clients");
        var application = await _stack.StartAsync(builder, "clients");
        using var client = application.CreateHttpClient("clients");
        using var made = await client.PostAsync("/children", null);
        var child = int.Parse(await made.Content.ReadAsStringAsync(), CultureInfo.InvariantCulture);
        CommandLine(child).ShouldContain("sleep");

        Signals.Send(_stack.ProcessId("clients"), Signal.Kill).ShouldBeTrue();

        await ProbeStack.UntilAsync(() => Task.FromResult(CommandLine(child).Length == 0));
    }

    [Fact]
    public async Task A_taken_port_is_told_in_a_sentence()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var builder = _stack.Builder();
        builder.AddProject("gateway", "Probe.csproj").WithHttpEndpoint(port: port, name: "http", env: "HTTP_PORT");

        (await Should.ThrowAsync<ServerException>(() => _stack.StartAsync(builder))).Message
            .ShouldBe($"gateway cannot start: port {port} is taken by another process.");
    }

    /// <summary>Empty when the process is gone, or dead and not yet buried.</summary>
    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
