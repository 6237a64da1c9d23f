using Credentialing.Clients.Journeys;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Tenancy;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Clients;

// Not parameters with defaults: the contract cannot be written of those, for "not named" has no JSON.
internal sealed record ChangeClientRequest
{
    public Optional<string> Name { get; init; }

    public Optional<ClientKind> Kind { get; init; }

    public Optional<Contact> Contact { get; init; }

    public Optional<IReadOnlyList<string>?> States { get; init; }

    public Optional<IReadOnlyList<string>?> Specialties { get; init; }

    public Optional<string?> Goals { get; init; }
}

internal sealed class ChangeClientValidator : AbstractValidator<ChangeClientRequest>
{
    public ChangeClientValidator()
    {
        RuleFor(request => request.Name.Value).IsText(200).When(request => request.Name.IsSet).OverridePropertyName("name");
        RuleFor(request => request.Contact.Value).NotNull().WithMessage("must not be null").SetValidator(new ContactValidator()!)
            .When(request => request.Contact.IsSet).OverridePropertyName("contact");
        RuleForEach(request => request.States.Value).IsState().OverridePropertyName("states");
        RuleForEach(request => request.Specialties.Value).IsTaxonomyCode().OverridePropertyName("specialties");
        RuleFor(request => request.Goals.Value).MaximumLength(4000).WithMessage("must have at most 4000 characters").OverridePropertyName("goals");
    }
}

/// <summary>Changes what the body names and leaves the rest (JSON merge patch); null empties a list or the goals.</summary>
internal static class ChangeClient
{
    public static async Task<Outcome<ClientResponse>> Handle(
        Guid id, ChangeClientRequest request, IfMatch ifMatch, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = await db.Clients.SingleOrDefaultAsync(c => c.Id == new ClientId(id), cancellationToken);
        if (client is null)
        {
            return Problem.NotFound("client");
        }

        if (ifMatch.Refuses(client.Version) is { } stale)
        {
            return stale;
        }

        var (now, kind) = (clock.GetUtcNow(), client.Kind);
        client.Change(new ClientProfile(
            request.Name.Or(client.Name).Trim(), request.Kind.Or(client.Kind), request.Contact.Or(client.Contact),
            request.States.Or(client.States) ?? [], request.Specialties.Or(client.Specialties) ?? [], request.Goals.Or(client.Goals)), now);
        if (client.Kind != kind)
        {
            await RecordFact.AgainAsync(db, client.Id, client.Kind, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return client.ToResponse();
    }
}
