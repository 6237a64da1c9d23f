using Credentialing.Payors.Catalogue;

namespace Credentialing.Payors.Facts;

/// <summary>A payor, and who applies, or would apply, to it.</summary>
internal sealed record Pair(Payor Payor, Applicant Applicant);
