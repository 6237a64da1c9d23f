using Credentialing.Gateway.Limits;
using Microsoft.AspNetCore.Routing.Template;

namespace Credentialing.Gateway.Routing;

/// <summary>
/// The public paths, the service that answers each, and who may enter. What is not here does not exist outside:
/// services' internal paths are unreachable because no row names them.
/// </summary>
internal static class RouteTable
{
    private const string Identity = "identity", Clients = "clients", Providers = "providers", Payors = "payors",
        Billing = "billing", Documents = "documents", Notifications = "notifications";

    /// <summary>Every row. Rows of services that are not configured are left out when the gateway starts.</summary>
    public static IReadOnlyList<GatewayRoute> All { get; } =
    [
        // Access
        Anyone(Identity, "/.well-known/{**rest}"),
        Anyone(Identity, "/connect/{**rest}") with { Cookies = true },
        Anyone(Identity, "/account/{**rest}") with { Cookies = true },
        Anyone(Identity, "/account/{**rest}") with { Methods = ["POST"], Cookies = true, Limit = RateLimits.SignIns },
        Anyone(Identity, "/connect/token") with { Limit = RateLimits.Tokens },
        SignedIn(Identity, "/v1/me/{**rest}"),
        Area(Identity, "/v1/api-clients/{**rest}", "api-clients"),
        Area(Identity, "/v1/users/{**rest}", "users"),
        Area(Identity, "/v1/keys/{**rest}", "keys"),
        Area(Identity, "/v1/break-glass/{**rest}", "break-glass"),

        // Clients; what else lies below a client follows with its service
        Anyone(Clients, "/v1/consultation-requests") with { Methods = ["POST"], Limit = RateLimits.ConsultationRequests },
        Area(Clients, "/v1/consultation-requests/{**rest}", "consultation-requests"),
        Area(Clients, "/v1/clients/{**rest}",
            "clients", "meetings", "launch-plans", "agreements", "team", "questions", "complaints", "status-reports"),
        Area(Clients, "/v1/meetings/{**rest}", "meetings"),
        Area(Clients, "/v1/launch-plans/{**rest}", "launch-plans"),
        Area(Clients, "/v1/agreements/{**rest}", "agreements"),
        Area(Clients, "/v1/questions/{**rest}", "questions"),
        Area(Clients, "/v1/complaints/{**rest}", "complaints"),
        Area(Clients, "/v1/status-reports/{**rest}", "status-reports"),
        Area(Clients, "/v1/trainings/{**rest}", "staff"),
        Area(Clients, "/v1/staff/{**rest}", "staff"),

        // Providers
        Area(Providers, "/v1/clients/{clientId}/practices/{**rest}", "practices"),
        Area(Providers, "/v1/practices/{**rest}", "practices"),
        Area(Providers, "/v1/providers/{**rest}", "providers", "credential-files"),
        Area(Providers, "/v1/rosters/{**rest}", "providers") with { Uploads = true },
        Area(Providers, "/v1/criteria-sets/{**rest}", "criteria-sets"),
        Area(Providers, "/v1/credential-files/{**rest}", "credential-files"),
        Area(Providers, "/v1/committee-meetings/{**rest}", "committee-meetings", "credential-files"),
        Area(Providers, "/v1/screenings/{**rest}", "screenings"),
        Area(Providers, "/v1/screening-runs/{**rest}", "screenings"),
        Area(Providers, "/v1/alerts/{**rest}", "alerts"),
        Area(Providers, "/v1/exclusion-lists/{**rest}", "exclusion-lists") with { Uploads = true },
        Area(Providers, "/v1/expirables/{**rest}", "expirables"),
        Area(Providers, "/v1/audits/{**rest}", "file-audits"),
        Area(Providers, "/fhir/r4/{**rest}", "fhir"),

        // Payors
        Area(Payors, "/v1/payors/{**rest}", "payors"),
        Area(Payors, "/v1/clients/{clientId}/discovery-reports/{**rest}", "discovery-reports"),
        Area(Payors, "/v1/discovery-reports/{**rest}", "discovery-reports"),
        Area(Payors, "/v1/clients/{clientId}/payor-selections/{**rest}", "payor-selections"),
        Area(Payors, "/v1/payor-selections/{**rest}", "payor-selections"),
        Area(Payors, "/v1/applications/{**rest}", "applications"),
        Area(Payors, "/v1/providers/{providerId}/attestations/{**rest}", "attestations"),
        Area(Payors, "/v1/attestations/{**rest}", "attestations"),
        Area(Payors, "/v1/clients/{clientId}/group-contracts/{**rest}", "group-contracts"),
        Area(Payors, "/v1/group-contracts/{**rest}", "group-contracts"),
        Area(Payors, "/v1/clients/{clientId}/readiness/{**rest}", "readiness"),

        // Billing
        Area(Billing, "/v1/price-sheets/{**rest}", "price-sheets"),
        Area(Billing, "/v1/quotes/{**rest}", "quotes"),
        Area(Billing, "/v1/invoices/{**rest}", "invoices", "payments", "refunds"),
        Area(Billing, "/v1/payments/{**rest}", "invoices", "payments"),
        Area(Billing, "/v1/refunds/{**rest}", "refunds", "invoices"),
        Area(Billing, "/v1/credit-notes/{**rest}", "invoices"),
        Area(Billing, "/v1/clients/{clientId}/statement/{**rest}", "invoices"),
        Area(Billing, "/v1/billing/{**rest}", "ledger", "invoices"),
        Area(Billing, "/v1/clients/{clientId}/maintenance/{**rest}", "maintenance"),
        Area(Billing, "/v1/maintenance/{**rest}", "maintenance"),
        Anyone(Billing, "/webhooks/card") with { Methods = ["POST"] },

        // Documents
        Area(Documents, "/v1/documents/{**rest}", "documents") with { Uploads = true },
        Area(Documents, "/v1/document-requests/{**rest}", "documents", "document-requests"),

        // Notifications
        Area(Notifications, "/v1/webhooks/{**rest}", "webhooks"),
        Area(Notifications, "/v1/inbox/{**rest}", "inbox"),
        Area(Notifications, "/v1/email-log/{**rest}", "email-log"),
    ];

    private static readonly (GatewayRoute Row, TemplateMatcher Matcher)[] BySpecificity =
    [
        .. All.Select(row => (Row: row, Template: TemplateParser.Parse(row.Path.TrimStart('/'))))
            .OrderBy(entry => RoutePrecedence.ComputeInbound(entry.Template))
            .ThenBy(entry => entry.Row.Methods is null)
            .Select(entry => (entry.Row, new TemplateMatcher(entry.Template, []))),
    ];

    /// <summary>The row that a request would take if every service were configured, or null; the same choice as routing makes.</summary>
    public static GatewayRoute? Find(string method, string path) =>
        BySpecificity.FirstOrDefault(entry =>
            (entry.Row.Methods is null || entry.Row.Methods.Contains(method, StringComparer.OrdinalIgnoreCase))
            && entry.Matcher.TryMatch(path, [])).Row;

    private static GatewayRoute Anyone(string service, string path) => new(service, path, RouteAccess.Anyone);

    private static GatewayRoute SignedIn(string service, string path) => new(service, path, RouteAccess.SignedIn);

    private static GatewayRoute Area(string service, string path, params string[] areas) =>
        new(service, path, RouteAccess.Area) { Areas = areas };
}
