using Credentialing.ServiceDefaults.Tenancy.KnownClients;

namespace Credentialing.Payors.KnownClients;

/// <summary>Keeps what is known of a client.</summary>
internal sealed class WhenClientChanged(PayorsDb db) : KeepKnownClient(db);
