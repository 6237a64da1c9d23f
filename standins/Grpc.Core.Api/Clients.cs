namespace Grpc.Core;

/// <summary>A connection to a server, shared by its clients.</summary>
public abstract class ChannelBase
{
    /// <summary>A channel to an address.</summary>
    protected ChannelBase(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
    }

    /// <summary>The address.</summary>
    public string Target { get; }

    /// <summary>What starts calls on this channel.</summary>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Closes the channel.</summary>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>Implements <see cref="ShutdownAsync"/>.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}

/// <summary>The base of generated clients.</summary>
public abstract class ClientBase
{
    private readonly CallInvoker? _callInvoker;

    /// <summary>A client without a channel: generated code has it for test doubles, which override every call.</summary>
    protected ClientBase()
    {
    }

    /// <summary>A client on a channel.</summary>
    protected ClientBase(ChannelBase channel)
        : this(channel.CreateCallInvoker())
    {
    }

    /// <summary>A client on what starts its calls.</summary>
    protected ClientBase(CallInvoker callInvoker)
    {
        ArgumentNullException.ThrowIfNull(callInvoker);
        _callInvoker = callInvoker;
    }

    /// <summary>A client with a configuration; generated code has this constructor.</summary>
    protected ClientBase(ClientBaseConfiguration configuration)
        : this(configuration.CallInvoker)
    {
    }

    /// <summary>What starts the calls.</summary>
    /// <exception cref="NotSupportedException">The client was made without a channel.</exception>
    protected CallInvoker CallInvoker =>
        _callInvoker ?? throw new NotSupportedException($"{GetType()} was made without a channel and cannot call.");

    /// <summary>
    /// What the official <c>WithHost</c> passes to a new client. The stand-in has no <c>WithHost</c>, so none is ever made.
    /// </summary>
    protected internal class ClientBaseConfiguration
    {
        private ClientBaseConfiguration(CallInvoker callInvoker) => CallInvoker = callInvoker;

        internal CallInvoker CallInvoker { get; }
    }
}

/// <summary>The base of generated clients, with their own type.</summary>
public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    /// <inheritdoc />
    protected ClientBase()
    {
    }

    /// <inheritdoc />
    protected ClientBase(ChannelBase channel)
        : base(channel)
    {
    }

    /// <inheritdoc />
    protected ClientBase(CallInvoker callInvoker)
        : base(callInvoker)
    {
    }

    /// <inheritdoc />
    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration)
    {
    }

    /// <summary>A client of the same type with another configuration; generated code implements it.</summary>
    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}
