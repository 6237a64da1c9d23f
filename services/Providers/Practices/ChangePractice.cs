using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Identifiers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Practices;

internal sealed record ChangePracticeRequest
{
    public Optional<string> Name { get; init; }

    public Optional<string> Npi { get; init; }

    public Optional<string> Tin { get; init; }

    public Optional<IReadOnlyList<Location>?> Locations { get; init; }
}

internal sealed class ChangePracticeValidator : AbstractValidator<ChangePracticeRequest>
{
    public ChangePracticeValidator()
    {
        RuleFor(request => request.Name.Value).IsText(200).When(request => request.Name.IsSet).OverridePropertyName("name");
        RuleFor(request => request.Npi.Value).IsNpi().When(request => request.Npi.IsSet).OverridePropertyName("npi");
        RuleFor(request => request.Tin.Value).NotNull().WithMessage("must not be null").IsDigits(9).When(request => request.Tin.IsSet).OverridePropertyName("tin");
        RuleFor(request => request.Locations.Value).IsShort().OverridePropertyName("locations");
        RuleForEach(request => request.Locations.Value).SetValidator(new LocationValidator()).OverridePropertyName("locations");
    }
}

/// <summary>Changes what the body names and leaves the rest (JSON merge patch); null empties the list of locations.</summary>
internal static class ChangePractice
{
    public static async Task<Outcome<PracticeResponse>> Handle(
        Guid id, ChangePracticeRequest request, IfMatch ifMatch, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var practice = await db.Practices.SingleOrDefaultAsync(p => p.Id == new PracticeId(id), cancellationToken);
        if (practice is null)
        {
            return Problem.NotFound("practice");
        }

        if (ifMatch.Refuses(practice.Version) is { } stale)
        {
            return stale;
        }

        var (now, states) = (clock.GetUtcNow(), practice.States);
        practice.Change(new PracticeProfile(
            request.Name.Or(practice.Name).Trim(), request.Npi.Or(practice.Npi), request.Tin.Or(practice.Tin),
            request.Locations.Or(practice.Locations) ?? []), now);
        await db.SaveChangesAsync(cancellationToken);
        if (!states.SequenceEqual(practice.States, StringComparer.Ordinal))
        {
            await KeepFiles.OfPracticeAsync(db, id, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return practice.ToResponse();
    }
}
