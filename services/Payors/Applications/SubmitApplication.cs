using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Payors.Applications;

internal sealed record SubmitRequest(string? Method = null, string? Receipt = null)
{
    public const int Longest = 200;
}

/// <summary>A person submits: by hand where the payor takes paper, or once more where its intake refused.</summary>
internal static class SubmitApplication
{
    public static async Task<Outcome<ApplicationResponse>> Handle(
        Guid id, SubmitRequest? request, Caller caller, PayorsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (method, receipt) = (request?.Method?.Trim(), request?.Receipt?.Trim());
        if (method is { Length: > SubmitRequest.Longest } || receipt is { Length: > SubmitRequest.Longest })
        {
            return Problem.Invalid(method is { Length: > SubmitRequest.Longest } ? "method" : "receipt", $"must have at most {SubmitRequest.Longest} characters");
        }

        var application = await GetApplication.ForChangeAsync(db, id, cancellationToken);
        if (application is null)
        {
            return Problem.NotFound("application");
        }

        var byHand = string.IsNullOrEmpty(method) && string.IsNullOrEmpty(receipt) ? null : new HandedOver(method, receipt);
        if (application.Submit(byHand, caller.Does(clock)) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return application.ToResponse();
    }
}
