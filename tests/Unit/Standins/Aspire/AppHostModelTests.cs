using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Standins.Aspire;

public sealed class AppHostModelTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_generated_secret_is_the_same_in_the_next_run_and_for_its_owner_only()
    {
        var first = await ValueAsync(Builder().AddParameter("secret", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true));
        var second = await ValueAsync(Builder().AddParameter("secret", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true));

        second.ShouldBe(first);
        first!.Length.ShouldBe(40);
        first.ShouldAllBe(letter => char.IsAsciiLetterOrDigit(letter));
        File.GetUnixFileMode(Path.Combine(_folder.FullName, "secrets.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Configuration_goes_before_a_generated_value()
    {
        var parameter = Builder("Parameters:secret=given").AddParameter("secret", new GenerateParameterDefault { MinLength = 40 }, secret: true, persist: true);

        (await ValueAsync(parameter)).ShouldBe("given");
    }

    [Fact]
    public void A_parameter_without_a_value_says_which()
    {
        var parameter = Builder().AddParameter("card-processor-key", secret: true);

        Should.Throw<DistributedApplicationException>(async () => await ValueAsync(parameter)).Message
            .ShouldBe("The parameter card-processor-key has no value: set Parameters__card-processor-key.");
    }

    [Fact]
    public void Two_resources_of_one_name_are_refused_as_Aspire_does()
    {
        var builder = Builder();
        builder.AddPostgres("clients");

        Should.Throw<DistributedApplicationException>(() => builder.AddRabbitMQ("Clients"));
    }

    [Fact]
    public void A_project_that_is_not_built_says_how_to_build_it()
    {
        Should.Throw<DistributedApplicationException>(() => ProjectOutput.Find("/repo/services/Clients/Clients.csproj", "/repo/AppHost/bin/Release/net10.0/"))
            .Message.ShouldBe("Clients.csproj is not built (Release): dotnet build -c Release");
    }

    [Fact]
    public void A_project_s_own_program_is_found_beside_that_of_one_it_references()
    {
        var output = _folder.CreateSubdirectory("Clients/bin/Release/net10.0").FullName;
        File.WriteAllText(Path.Combine(output, "Credentialing.Clients.runtimeconfig.json"), "{}");
        File.WriteAllText(Path.Combine(output, "Credentialing.Tool.runtimeconfig.json"), "{}");

        ProjectOutput.Find(Path.Combine(_folder.FullName, "Clients/Clients.csproj"), "/elsewhere/bin/Release/net10.0")
            .ShouldBe(Path.Combine(output, "Credentialing.Clients.dll"));
    }

    [Fact]
    public void A_port_is_kept_from_run_to_run_unless_somebody_took_it()
    {
        var port = new StateFolder(_folder.FullName).Port("gateway.http");
        new StateFolder(_folder.FullName).Port("gateway.http").ShouldBe(port);

        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        listener.Start();
        new StateFolder(_folder.FullName).Port("gateway.http").ShouldNotBe(port);
    }

    [Fact]
    public void One_stack_at_a_time_has_the_folder()
    {
        var taken = new StateFolder(_folder.FullName).Take();
        Should.Throw<DistributedApplicationException>(() => new StateFolder(_folder.FullName).Take()).Message.ShouldStartWith("A stack is already running");

        taken.Dispose();
        Should.NotThrow(() => new StateFolder(_folder.FullName).Take()).Dispose();
    }

    private static ValueTask<string?> ValueAsync(IResourceBuilder<ParameterResource> parameter) => parameter.Resource.GetValueAsync(CancellationToken.None);

    private DistributedApplicationBuilder Builder(params string[] args) => new(args, _folder.FullName, _folder.FullName);
}
