using Credentialing.Providers.Identifiers;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Providers.CredentialFiles;

internal sealed record RecordAttemptRequest(string Source, string Channel, DateTimeOffset At, string Result);

internal sealed class RecordAttemptValidator : AbstractValidator<RecordAttemptRequest>
{
    public RecordAttemptValidator()
    {
        RuleFor(request => request.Source).IsText(200);
        RuleFor(request => request.Channel).IsText(50);
        RuleFor(request => request.Result).IsText(2000);
    }
}

/// <summary>Records that a source was asked; one that was asked often enough is not asked again.</summary>
internal static class RecordAttempt
{
    public static async Task<Outcome<CredentialFileResponse>> Handle(
        Guid id, string code, RecordAttemptRequest request, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = await FileForWork.ReadAsync(db, id, cancellationToken);
        if (file?.Find(code) is null)
        {
            return Problem.NotFound(file is null ? "credential file" : "element of the file");
        }

        var now = clock.GetUtcNow();
        if (file.Try(code, new Attempt(request.Source.Trim(), request.Channel.Trim(), request.At, request.Result.Trim()), now) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return file.ToResponse(now);
    }
}
