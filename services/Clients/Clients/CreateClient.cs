using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
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
        var now = clock.GetUtcNow();
        var id = new ClientId(Guid.CreateVersion7(now));
        var client = Client.Open(id, new ClientProfile(
            request.Name.Trim(), request.Kind, request.Contact, request.States ?? [], request.Specialties ?? [], request.Goals), now);
        db.Add(client);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<ClientResponse>.At($"/v1/clients/{id.Value}", client.ToResponse());
    }
}
