using Credentialing.ServiceDefaults.Tenancy.KnownClients;

namespace Credentialing.Documents.KnownClients;

/// <summary>Keeps what is known of a client.</summary>
internal sealed class WhenClientChanged(DocumentsDb db) : KeepKnownClient(db);
