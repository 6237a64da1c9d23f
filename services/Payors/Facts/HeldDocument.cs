namespace Credentialing.Payors.Facts;

/// <summary>A document that may be used, as Documents describes it.</summary>
public sealed record HeldDocument(
    Guid Id, DocumentSubject Subject, string Kind, string FileName, string ContentType, long Size, string Sha256, DateOnly? ExpiresOn, int Edition)
{
    /// <summary>Whether it still holds on a day.</summary>
    /// <param name="day">The day (UTC).</param>
    public bool HoldsOn(DateOnly day) => ExpiresOn is null || ExpiresOn >= day;
}
