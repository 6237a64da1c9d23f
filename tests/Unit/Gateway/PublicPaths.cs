using Xunit;

namespace Credentialing.Tests.Unit.Gateway;

/// <summary>The paths of the public API as its description lists them, and the service that each belongs to.</summary>
public static class PublicPaths
{
    private const string Paths = """
        identity       POST   /connect/token
        identity       GET    /connect/authorize
        identity       GET    /account
        identity       POST   /account/sign-in
        identity       POST   /connect/revoke
        identity       GET    /connect/userinfo
        identity       GET    /.well-known/openid-configuration
        identity       GET    /.well-known/jwks
        identity       POST   /v1/api-clients
        identity       DELETE /v1/api-clients/0199
        identity       POST   /v1/api-clients/0199/rotate-secret
        identity       POST   /v1/users
        identity       GET    /v1/me
        clients        POST   /v1/consultation-requests
        clients        GET    /v1/consultation-requests
        clients        POST   /v1/consultation-requests/0199/accept
        clients        POST   /v1/consultation-requests/0199/decline
        clients        POST   /v1/clients
        clients        GET    /v1/clients
        clients        GET    /v1/clients/0199
        clients        PATCH  /v1/clients/0199
        clients        GET    /v1/clients/0199/journey
        clients        POST   /v1/clients/0199/meetings
        clients        GET    /v1/meetings/0199.ics
        clients        POST   /v1/meetings/0199/complete
        clients        POST   /v1/meetings/0199/reschedule
        clients        POST   /v1/clients/0199/launch-plans
        clients        PUT    /v1/launch-plans/0199
        clients        POST   /v1/launch-plans/0199/publish
        clients        GET    /v1/launch-plans/0199.pdf
        clients        POST   /v1/clients/0199/agreements
        clients        GET    /v1/agreements/0199
        clients        POST   /v1/agreements/0199/sign
        clients        GET    /v1/agreements/0199.pdf
        clients        PUT    /v1/clients/0199/team
        clients        POST   /v1/clients/0199/questions
        clients        POST   /v1/questions/0199/answers
        clients        POST   /v1/clients/0199/complaints
        clients        POST   /v1/complaints/0199/resolve
        clients        POST   /v1/clients/0199/status-reports
        clients        GET    /v1/status-reports/0199.pdf
        clients        GET    /v1/clients/0199/recommendations
        clients        GET    /v1/trainings
        clients        GET    /v1/staff
        providers      POST   /v1/clients/0199/practices
        providers      GET    /v1/clients/0199/practices
        providers      GET    /v1/practices/0199
        providers      POST   /v1/providers
        providers      GET    /v1/providers/0199
        providers      POST   /v1/providers/lookup
        providers      POST   /v1/providers/0199/credential-files
        providers      POST   /v1/rosters
        providers      GET    /v1/rosters/0199
        providers      GET    /v1/criteria-sets
        providers      POST   /v1/criteria-sets/ncqa-2025/propose
        providers      GET    /v1/credential-files/0199
        providers      POST   /v1/credential-files/0199/verify
        providers      POST   /v1/credential-files/0199/elements/license/verifications
        providers      GET    /v1/credential-files/0199/report.pdf
        providers      POST   /v1/credential-files/0199/votes
        providers      POST   /v1/credential-files/0199/clean-file-approval
        providers      GET    /v1/committee-meetings
        providers      POST   /v1/screenings
        providers      POST   /v1/screenings/batch
        providers      POST   /v1/screening-runs
        providers      GET    /v1/alerts
        providers      POST   /v1/alerts/0199/disposition
        providers      POST   /v1/exclusion-lists/leie
        providers      GET    /v1/expirables
        providers      POST   /v1/audits
        providers      GET    /v1/audits/0199/package.zip
        providers      GET    /fhir/r4/Practitioner
        providers      GET    /fhir/r4/metadata
        payors         GET    /v1/payors
        payors         POST   /v1/clients/0199/discovery-reports
        payors         POST   /v1/discovery-reports/0199/publish
        payors         GET    /v1/discovery-reports/0199.pdf
        payors         POST   /v1/clients/0199/payor-selections
        payors         GET    /v1/payor-selections/0199
        payors         GET    /v1/applications
        payors         POST   /v1/applications/0199/submit
        payors         GET    /v1/applications/0199/packet.pdf
        payors         GET    /v1/providers/0199/attestations
        payors         GET    /v1/clients/0199/group-contracts
        payors         GET    /v1/clients/0199/readiness
        billing        GET    /v1/price-sheets
        billing        POST   /v1/quotes
        billing        POST   /v1/quotes/0199/accept
        billing        GET    /v1/invoices
        billing        GET    /v1/invoices/0199.pdf
        billing        POST   /v1/invoices/0199/payments
        billing        POST   /v1/invoices/0199/checkout
        billing        POST   /v1/invoices/0199/refunds
        billing        GET    /v1/clients/0199/statement
        billing        GET    /v1/billing/aging
        billing        GET    /v1/billing/ledger
        billing        POST   /webhooks/card
        billing        POST   /v1/clients/0199/maintenance
        documents      POST   /v1/documents
        documents      GET    /v1/documents/0199/content
        documents      GET    /v1/documents/expiring
        documents      POST   /v1/document-requests
        notifications  POST   /v1/webhooks
        notifications  GET    /v1/webhooks/0199/deliveries
        notifications  GET    /v1/inbox
        notifications  GET    /v1/email-log
        """;

    public static TheoryData<string, string, string> All()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in Paths.Split('\n'))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            data.Add(parts[1], parts[2], parts[0]);
        }

        return data;
    }
}
