using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Clients.ConsultationRequests;

internal sealed record AskForConsultationRequest(
    string Organization, Contact Contact, ClientKind Kind,
    IReadOnlyList<string>? States = null, IReadOnlyList<string>? Specialties = null, int? ProviderCount = null,
    string? Goals = null, IReadOnlyList<string>? Questions = null);

/// <summary>What a prospect gets: enough to name its request, nothing to read it with.</summary>
internal sealed record ConsultationReference(ConsultationRequestId Id, string Reference, DateTimeOffset ReceivedAt);

internal sealed class AskForConsultationValidator : AbstractValidator<AskForConsultationRequest>
{
    public AskForConsultationValidator()
    {
        RuleFor(request => request.Organization).IsText(200);
        RuleFor(request => request.Contact).SetValidator(new ContactValidator());
        RuleForEach(request => request.States).IsState();
        RuleForEach(request => request.Specialties).IsTaxonomyCode();
        RuleFor(request => request.ProviderCount).InclusiveBetween(0, 1_000_000).WithMessage("must be from 0 to 1000000");
        RuleFor(request => request.Goals).MaximumLength(4000).WithMessage("must have at most 4000 characters");
        RuleFor(request => request.Questions).Must(questions => questions is null || questions.Count <= 50).WithMessage("must have at most 50 questions");
        RuleForEach(request => request.Questions).IsText(2000);
    }
}

/// <summary>Takes in what anybody sends, without a token.</summary>
internal static class AskForConsultation
{
    public static async Task<Acceptance<ConsultationReference>> Handle(
        AskForConsultationRequest request, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var profile = new ClientProfile(
            request.Organization.Trim(), request.Kind, request.Contact, request.States ?? [], request.Specialties ?? [], request.Goals);
        var received = ConsultationRequest.Receive(new Prospect(profile, request.ProviderCount, request.Questions ?? []), clock.GetUtcNow());
        db.Add(received);
        await db.SaveChangesAsync(cancellationToken);
        return Acceptance<ConsultationReference>.Of(new ConsultationReference(received.Id, received.Reference, received.CreatedAt));
    }
}
