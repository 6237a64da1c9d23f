using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Facts;
using Credentialing.Payors.Selections;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Tests.Unit.Payors;

/// <summary>Payors, providers and applications to reason about.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly ClientId Client = new(Guid.CreateVersion7());
    public static readonly Act Person = new("Ines Marlow", Now);
    public static readonly PayorRequirement Malpractice = new("malpractice-cover", "Certificate of malpractice insurance", "malpracticeInsurance");

    public static Act System => Act.BySystem(Now);

    public static PayorTerms Terms(SubmissionMethod method = SubmissionMethod.Portal, PanelStatus panel = PanelStatus.Open, params PayorRequirement[] requirements) =>
        new("Harborlight (example)", ["CT", "RI"], ["commercial"], method, panel, 45, requirements, []);

    public static Payor Payor(SubmissionMethod method = SubmissionMethod.Portal, PanelStatus panel = PanelStatus.Open, params PayorRequirement[] requirements) =>
        Credentialing.Payors.Catalogue.Payor.Enter(new PayorId(Guid.CreateVersion7()), "harborlight", Terms(method, panel, requirements), isExample: true, Now);

    public static HeldLicense License(string state, DateOnly? expiresOn) => new(state, "12345", null, expiresOn);

    public static ProviderFacts Provider(params HeldLicense[] licenses) => new(
        Guid.CreateVersion7(), "1234567893", "Ada", "", "Quinn", [Guid.CreateVersion7()], ["207Q00000X"],
        licenses.Length > 0 ? licenses : [License("CT", null)], "12345678", "ada@harbor.example", Excluded: false);

    public static PracticeFacts Practice(string state = "CT") =>
        new(Guid.CreateVersion7(), "Harbor Family Practice", "1234567893", [new PracticeLocation("1 Pier", "", "Mystic", state, "06355")]);

    public static HeldDocument Document(DocumentSubject subject, string kind = "malpracticeInsurance", DateOnly? expiresOn = null, long size = 100, int edition = 1) =>
        new(Guid.CreateVersion7(), subject, kind, "cover.pdf", "application/pdf", size, new string('a', 64), expiresOn, edition);

    public static Application Application(
        SubmissionMethod method = SubmissionMethod.Portal, PanelStatus panel = PanelStatus.Open, params Blocker[] blockers) =>
        Credentialing.Payors.Applications.Application.Begin(
            new Credentialing.Payors.Applications.ApplicationId(Guid.CreateVersion7()), new SelectionId(Guid.CreateVersion7()), Client,
            Payor(method, panel), Provider(), blockers, Person);

    /// <summary>An application that has come to a state by the shortest way.</summary>
    public static Application In(ApplicationState state, SubmissionMethod method = SubmissionMethod.Portal)
    {
        var application = Application(method);
        switch (state)
        {
            case ApplicationState.AwaitingPayment:
                break;
            case ApplicationState.Withdrawn:
                application.Withdraw("The client has changed its mind.", Person);
                break;
            case ApplicationState.Preparing:
                application.Release(isExcluded: false, System);
                break;
            case ApplicationState.Ready:
                application = In(ApplicationState.Preparing, method);
                application.Packed(Guid.CreateVersion7(), new string('b', 64), System);
                break;
            case ApplicationState.Submitted:
                application = In(ApplicationState.Ready, method);
                application.Delivered(1, "R-1", System);
                break;
            case ApplicationState.InReview:
                application = In(ApplicationState.Submitted, method);
                application.Answer(PayorResponseKind.Received);
                break;
            case ApplicationState.Resubmitted:
                application = In(ApplicationState.Denied, method);
                application.Resubmit("With the certificate.", Person);
                break;
            default:
                application = In(ApplicationState.InReview, method);
                application.Answer(state switch
                {
                    ApplicationState.Approved => PayorResponseKind.Approved,
                    ApplicationState.Denied => PayorResponseKind.Denied,
                    _ => PayorResponseKind.InfoRequested,
                });
                break;
        }

        return application;
    }

    public static Credentialing.ServiceDefaults.Domain.Refusal? Answer(this Application application, PayorResponseKind kind) =>
        application.Record(new PayorAnswer(kind, "As it said.", null, null), Person);
}
