namespace Grpc.Core;

/// <summary>How a channel is secured.</summary>
public abstract class ChannelCredentials
{
    /// <summary>Not at all: HTTP/2 in clear text inside the deployment's own network.</summary>
    public static ChannelCredentials Insecure { get; } = new InsecureCredentials();

    /// <summary>TLS with the machine's trusted roots.</summary>
    public static ChannelCredentials SecureSsl { get; } = new TlsCredentials();

    /// <summary>Tells a transport what these credentials consist of.</summary>
    public abstract void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object state);

    private sealed class InsecureCredentials : ChannelCredentials
    {
        public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object state) =>
            configurator.SetInsecureCredentials(state);
    }

    private sealed class TlsCredentials : ChannelCredentials
    {
        public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object state) =>
            configurator.SetSslCredentials(state, rootCertificates: null, keyCertificatePair: null, verifyPeerCallback: null);
    }
}

/// <summary>Receives what channel credentials consist of; a transport implements it.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    /// <summary>The channel is in clear text.</summary>
    public abstract void SetInsecureCredentials(object state);

    /// <summary>The channel is TLS.</summary>
    public abstract void SetSslCredentials(
        object state, string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback);

    /// <summary>The channel also has credentials for each call.</summary>
    public abstract void SetCompositeCredentials(
        object state, ChannelCredentials channelCredentials, CallCredentials callCredentials);
}

/// <summary>A client certificate. No stand-in credentials carry one; a transport's signature names it.</summary>
public sealed class KeyCertificatePair
{
    private KeyCertificatePair()
    {
    }
}

/// <summary>The server that a client is about to trust. No stand-in credentials ask; a signature names it.</summary>
public class VerifyPeerContext
{
    private VerifyPeerContext()
    {
    }
}

/// <summary>Decides whether a client trusts a server. No stand-in credentials carry one; a transport's signature names it.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);
