using Credentialing.ServiceDefaults.Tenancy.KnownClients;

namespace Credentialing.Notifications.KnownClients;

/// <summary>Keeps what is known of a client.</summary>
internal sealed class WhenClientChanged(NotificationsDb db) : KeepKnownClient(db);
