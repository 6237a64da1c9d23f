using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Clients.Clients;

internal sealed record CreateClientRequest(
    string Name, ClientKind Kind, Contact Contact,
    IReadOnlyList<string>? States = null, IReadOnlyList<string>? Specialties = null, string? Goals = null);

internal sealed class CreateClientValidator : AbstractValidator<CreateClientRequest>
{
    public CreateClientValidator()
    {
        RuleFor(request => request.Name).IsText(200);
        RuleFor(request => request.Contact).SetValidator(new ContactValidator());
        RuleForEach(request => request.States).IsState();
        RuleForEach(request => request.Specialties).IsTaxonomyCode();
        RuleFor(request => request.Goals).MaximumLength(4000).WithMessage("must have at most 4000 characters");
    }
}

/// <summary>Takes a client on without a consultation request.</summary>
internal static class CreateClient
{
    public static async Task<Creation<ClientResponse>> Handle(
        CreateClientRequest request, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = OpenClient.Add(db, new ClientProfile(
            request.Name.Trim(), request.Kind, request.Contact, request.States ?? [], request.Specialties ?? [], request.Goals), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Creation<ClientResponse>.At($"/v1/clients/{client.Id.Value}", client.ToResponse());
    }
}
