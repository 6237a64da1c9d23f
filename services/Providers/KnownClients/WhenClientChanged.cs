using Credentialing.ServiceDefaults.Tenancy.KnownClients;

namespace Credentialing.Providers.KnownClients;

/// <summary>Keeps what is known of a client.</summary>
internal sealed class WhenClientChanged(ProvidersDb db) : KeepKnownClient(db);
