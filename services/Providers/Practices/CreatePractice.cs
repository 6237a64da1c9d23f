using Credentialing.Providers.Identifiers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using FluentValidation;

namespace Credentialing.Providers.Practices;

internal sealed record CreatePracticeRequest(string Name, string Npi, string Tin, IReadOnlyList<Location> Locations);

internal sealed class LocationValidator : AbstractValidator<Location>
{
    public LocationValidator()
    {
        RuleFor(location => location.Line1).IsText(200);
        RuleFor(location => location.Line2).IsAtMost(200);
        RuleFor(location => location.City).IsText(100);
        RuleFor(location => location.State).IsState();
        RuleFor(location => location.PostalCode).IsPostalCode();
    }
}

internal sealed class CreatePracticeValidator : AbstractValidator<CreatePracticeRequest>
{
    public CreatePracticeValidator()
    {
        RuleFor(request => request.Name).IsText(200);
        RuleFor(request => request.Npi).IsNpi();
        RuleFor(request => request.Tin).IsDigits(9);
        RuleFor(request => request.Locations).IsShort();
        RuleForEach(request => request.Locations).SetValidator(new LocationValidator());
    }
}

/// <summary>Sets a practice up; at any point of the client's journey.</summary>
internal static class CreatePractice
{
    public static async Task<Creation<PracticeResponse>> Handle(
        Guid clientId, CreatePracticeRequest request, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = new ClientId(clientId);
        if (await db.FindKnownClientAsync(client, cancellationToken) is null)
        {
            return Problem.NotFound("client");
        }

        var now = clock.GetUtcNow();
        var practice = Practice.SetUp(
            new PracticeId(Guid.CreateVersion7(now)), client, new PracticeProfile(request.Name.Trim(), request.Npi, request.Tin, request.Locations), now);
        db.Add(practice);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<PracticeResponse>.At($"/v1/practices/{practice.Id.Value}", practice.ToResponse());
    }
}
