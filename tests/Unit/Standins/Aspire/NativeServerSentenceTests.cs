using Credentialing.NativeServers;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Standins.Aspire;

public sealed class NativeServerSentenceTests
{
    [Theory]
    [InlineData("FATAL: could not write lock file \"postmaster.pid\": No space left on device", ServerFailure.DiskFull)]
    [InlineData("LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use", ServerFailure.PortTaken)]
    [InlineData("Failed to start Ranch listener, reason: eaddrinuse", ServerFailure.PortTaken)]
    [InlineData("DETAIL:  The data directory was initialized by PostgreSQL version 14, incompatible with server", ServerFailure.DataUnusable)]
    [InlineData("Something nobody foresaw", ServerFailure.DidNotStart)]
    public void What_a_failed_server_wrote_becomes_one_sentence(string output, ServerFailure expected)
    {
        var exception = ServerException.FromOutput("PostgreSQL", output, "/logs/postgres.log");

        exception.Failure.ShouldBe(expected);
        exception.Message.ShouldStartWith("PostgreSQL ");
        exception.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_disk_that_is_nearly_full_is_refused_before_a_server_starts()
    {
        var exception = Should.Throw<ServerException>(() => Disk.Require(100 * 1024 * 1024, "/data", "RabbitMQ"));

        exception.Failure.ShouldBe(ServerFailure.DiskFull);
        exception.Message.ShouldBe("RabbitMQ cannot start: the disk of /data is full (100 MB left, 256 MB needed).");
        Should.NotThrow(() => Disk.Require(300 * 1024 * 1024, "/data", "RabbitMQ"));
    }

    [Fact]
    public void A_missing_binary_says_what_to_install()
    {
        Should.Throw<ServerException>(() => Binaries.Postgres("/nowhere")).Message.ShouldBe("PostgreSQL is not installed: apt-get install postgresql");
        Should.Throw<ServerException>(() => Binaries.Find("Erlang", "erlang-base", "/nowhere/epmd")).Failure.ShouldBe(ServerFailure.MissingBinary);
    }

    [Fact]
    public void The_newest_installed_PostgreSQL_is_taken()
    {
        var root = Directory.CreateTempSubdirectory();
        foreach (var version in (string[])["9", "15", "14"])
        {
            var bin = root.CreateSubdirectory(Path.Combine(version, "bin"));
            File.WriteAllText(Path.Combine(bin.FullName, "postgres"), "");
        }

        Binaries.Postgres(root.FullName).ShouldBe(Path.Combine(root.FullName, "15", "bin"));
        root.Delete(recursive: true);
    }

    [Fact]
    public void Free_ports_are_free_and_never_given_twice()
    {
        var ports = Enumerable.Range(0, 50).Select(_ => Ports.Free()).ToList();

        ports.ShouldBeUnique();
        ports.ShouldAllBe(port => Ports.IsFree(port));
    }

    [Fact]
    public void A_port_that_somebody_listens_on_is_not_free()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        Ports.IsFree(port).ShouldBeFalse();
        Should.Throw<ServerException>(() => Ports.Require(port, "gateway")).Message
            .ShouldBe($"gateway cannot start: port {port} is taken by another process.");
    }

    [Fact]
    public void A_log_starts_anew_at_its_limit_and_keeps_the_one_before()
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "service.log");
        var line = new string('x', 1024 * 1024);
        using (var log = new ProcessLog(file))
        {
            for (var count = 0; count < 11; count++)
            {
                log.Write(line);
            }

            log.Write("the last line");
            log.Tail.ShouldEndWith("the last line");
        }

        new FileInfo(file).Length.ShouldBeLessThan(3 * 1024 * 1024);
        new FileInfo(file + ".1").Length.ShouldBeGreaterThan(9 * 1024 * 1024);
        folder.Delete(recursive: true);
    }
}
