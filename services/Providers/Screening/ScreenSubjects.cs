using Credentialing.Providers.ExclusionLists;
using Credentialing.Providers.Identifiers;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Providers.Screening;

/// <summary>The name of a person.</summary>
/// <param name="Last">Surname.</param>
/// <param name="First">First name.</param>
/// <param name="Middle">Middle name or initial.</param>
internal sealed record SubjectName(string Last, string? First = null, string? Middle = null);

/// <summary>Who is looked for: a person by <c>name</c>, or an <c>organization</c>.</summary>
/// <param name="Name">The name of a person.</param>
/// <param name="Organization">The name of an organization.</param>
/// <param name="FormerNames">Names that the person had before, the surname last.</param>
/// <param name="Npi">Its NPI.</param>
/// <param name="DateOfBirth">Date of birth of a person.</param>
/// <param name="State">Where it works.</param>
internal sealed record ScreeningRequest(
    SubjectName? Name = null, string? Organization = null, IReadOnlyList<string>? FormerNames = null, string? Npi = null, DateOnly? DateOfBirth = null, string? State = null)
{
    public ScreeningSubject ToSubject() =>
        new(Name?.First?.Trim(), Name?.Middle?.Trim(), Name?.Last.Trim(), FormerNames ?? [], Organization?.Trim(), Npi, DateOfBirth, State);

    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => nameof(ScreeningRequest);
}

/// <summary>Who is looked for, many at once.</summary>
/// <param name="Subjects">At most 1,000.</param>
internal sealed record ScreeningBatchRequest(IReadOnlyList<ScreeningRequest> Subjects);

/// <summary>What screening came to.</summary>
internal sealed record ScreeningResponse(ScreeningOutcome Outcome, IReadOnlyList<ScreeningCandidate> Candidates, IReadOnlyList<ListInForce> Lists);

/// <summary>What screening of each came to, in the order in which they were given.</summary>
internal sealed record ScreeningBatchResponse(IReadOnlyList<ScreeningResponse> Results);

internal sealed class ScreeningValidator : AbstractValidator<ScreeningRequest>
{
    public ScreeningValidator(TimeProvider clock)
    {
        RuleFor(request => request.Name).Must((request, name) => name is null != request.Organization is null).WithMessage("either name or organization is required, and not both");
        RuleFor(request => request.Name!.Last).IsText(100).When(request => request.Name is not null);
        RuleFor(request => request.Name!.First).IsAtMost(100).When(request => request.Name is not null);
        RuleFor(request => request.Name!.Middle).IsAtMost(100).When(request => request.Name is not null);
        RuleFor(request => request.Organization).IsText(200).When(request => request.Organization is not null);
        RuleFor(request => request.FormerNames).IsShort();
        RuleForEach(request => request.FormerNames).IsText(200);
        RuleFor(request => request.Npi).IsNpi().When(request => request.Npi is not null);
        RuleFor(request => request.DateOfBirth).IsBirth(clock);
        RuleFor(request => request.State).IsState().When(request => request.State is not null);
    }
}

internal sealed class ScreeningBatchValidator : AbstractValidator<ScreeningBatchRequest>
{
    private const int Most = 1000;

    public ScreeningBatchValidator(TimeProvider clock)
    {
        RuleFor(request => request.Subjects).Must(subjects => subjects.Count is > 0 and <= Most).WithMessage($"must have 1 to {Most} entries");
        RuleForEach(request => request.Subjects).SetValidator(new ScreeningValidator(clock)).When(request => request.Subjects.Count <= Most);
    }
}

/// <summary>Screens whoever is asked for; nothing is kept of it.</summary>
internal static class ScreenSubjects
{
    public static async Task<Outcome<ScreeningResponse>> One(ScreeningRequest request, Screener screener, CancellationToken cancellationToken) =>
        Of(await screener.ScreenAsync(request.ToSubject(), cancellationToken));

    public static async Task<Outcome<ScreeningBatchResponse>> Batch(ScreeningBatchRequest request, Screener screener, CancellationToken cancellationToken)
    {
        var results = await screener.ScreenAsync([.. request.Subjects.Select(subject => subject.ToSubject())], cancellationToken);
        return new ScreeningBatchResponse([.. results.Select(Of)]);
    }

    private static ScreeningResponse Of(ScreeningResult result) => new(result.Outcome, result.Candidates, result.Lists);
}
