using Credentialing.NativeServers;
using DotNet.Testcontainers.Containers;

namespace Testcontainers.RabbitMq;

/// <summary>Says how the RabbitMQ for a test should be.</summary>
public sealed class RabbitMqBuilder
{
    /// <summary>RabbitMQ's usual port.</summary>
    public const ushort RabbitMqPort = 5672;

    /// <summary>Unless <see cref="WithUsername"/> says otherwise.</summary>
    public const string DefaultUsername = "rabbitmq";

    /// <summary>Unless <see cref="WithPassword"/> says otherwise.</summary>
    public const string DefaultPassword = "rabbitmq";

    private readonly (string Username, string Password) _settings;

    /// <summary>With the defaults.</summary>
    public RabbitMqBuilder()
        : this((DefaultUsername, DefaultPassword))
    {
    }

    private RabbitMqBuilder((string Username, string Password) settings) => _settings = settings;

    /// <summary>The administrator.</summary>
    public RabbitMqBuilder WithUsername(string username) => new(_settings with { Username = username });

    /// <summary>The administrator's password.</summary>
    public RabbitMqBuilder WithPassword(string password) => new(_settings with { Password = password });

    /// <summary>Nothing starts before <see cref="DockerContainer.StartAsync"/>.</summary>
    public RabbitMqContainer Build()
    {
        var folder = new ScratchFolder();
        var server = new RabbitServer(new RabbitOptions
        {
            Directory = folder.Path,
            LogFile = folder.Path + "/server.log",
            User = _settings.Username,
            Password = _settings.Password,
        });
        return new(server, folder);
    }
}

/// <summary>A RabbitMQ for a test.</summary>
public sealed class RabbitMqContainer : DockerContainer
{
    private readonly RabbitServer _server;

    internal RabbitMqContainer(RabbitServer server, ScratchFolder folder)
        : base(server, folder, RabbitMqBuilder.RabbitMqPort) => _server = server;

    /// <summary>An AMQP URI.</summary>
    public string GetConnectionString() => _server.ConnectionString;
}
