using Credentialing.Providers.Evidence;
using Credentialing.Providers.Identifiers;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>What a person can find a source to have said.</summary>
internal enum StatedOutcome
{
    /// <summary>It is so.</summary>
    Verified,

    /// <summary>Something adverse.</summary>
    Adverse,

    /// <summary>It cannot say.</summary>
    Unavailable,
}

/// <summary>What a source said of an element.</summary>
/// <param name="Source">Who said it, such as the state's board.</param>
/// <param name="Method">How it was asked.</param>
/// <param name="Outcome">What it said.</param>
/// <param name="VerifiedAt">When it said so.</param>
/// <param name="Findings">In words.</param>
/// <param name="Evidence">Documents that show it; what is verified needs one.</param>
/// <param name="ExpiresOn">The last day of what was verified, where the source said it: the verification holds no longer.</param>
internal sealed record RecordVerificationRequest(
    string Source, VerificationMethod Method, StatedOutcome Outcome, DateTimeOffset VerifiedAt, string? Findings = null,
    IReadOnlyList<Guid>? Evidence = null, DateOnly? ExpiresOn = null);

internal sealed class RecordVerificationValidator : AbstractValidator<RecordVerificationRequest>
{
    public RecordVerificationValidator()
    {
        RuleFor(request => request.Source).IsText(200);
        RuleFor(request => request.Findings).IsAtMost(10_000);
        RuleFor(request => request.Evidence).Must(ids => ids is null || ids.Count <= IdentifierRules.MostRows).WithMessage($"must have at most {IdentifierRules.MostRows} entries");
    }
}

/// <summary>Records what a source said, with the documents that show it.</summary>
internal static class RecordVerification
{
    public static async Task<Outcome<CredentialFileResponse>> Handle(
        Guid id, string code, RecordVerificationRequest request, Caller caller, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = await FileForWork.ReadAsync(db, id, cancellationToken);
        if (file?.Find(code) is null)
        {
            return Problem.NotFound(file is null ? "credential file" : "element of the file");
        }

        if (!await db.AreKnownAsync(file.ClientId, request.Evidence ?? [], cancellationToken))
        {
            return Problem.Unprocessable("evidence-unknown", "Only documents of the client can be named.", "evidence");
        }

        var now = clock.GetUtcNow();
        var finding = new Finding(
            request.Source.Trim(), request.Method, OutcomeOf(request.Outcome), request.VerifiedAt, request.Findings, request.Evidence ?? [], request.ExpiresOn);
        if (file.Record(code, finding, caller.Id, now) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return file.ToResponse(now);
    }

    private static VerificationOutcome OutcomeOf(StatedOutcome stated) => stated switch
    {
        StatedOutcome.Verified => VerificationOutcome.Verified,
        StatedOutcome.Adverse => VerificationOutcome.Adverse,
        _ => VerificationOutcome.Unavailable,
    };
}

internal static class FileForWork
{
    /// <summary>A file to be changed; whoever else works on it waits.</summary>
    public static async Task<CredentialFile?> ReadAsync(ProvidersDb db, Guid id, CancellationToken cancellationToken)
    {
        var file = new CredentialFileId(id);
        var provider = await db.CredentialFiles.Where(f => f.Id == file).Select(f => (ProviderId?)f.ProviderId).SingleOrDefaultAsync(cancellationToken);
        if (provider is null)
        {
            return null;
        }

        await db.TakeTurnAsync(provider.Value.Value, cancellationToken);
        return await db.CredentialFiles.Include(f => f.Elements).SingleAsync(f => f.Id == file, cancellationToken);
    }
}
