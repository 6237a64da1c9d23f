using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.CriteriaSets;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Tests.Unit.Providers;

/// <summary>Made-up things that tests start from.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    public static readonly ClientId Client = new(Guid.CreateVersion7());

    public static readonly Claims OneState = new(["CT"], [], BoardCertified: false);

    public static ProviderProfile Profile => new() { Npi = "1234567893", FirstName = "Ada", LastName = "Baker" };

    public static Provider Provider(ProviderProfile? profile = null) =>
        Credentialing.Providers.Providers.Provider.SetUp(new ProviderId(Guid.CreateVersion7()), Client, profile ?? Profile, Now);

    public static BuiltInSet Set(string code) =>
        BuiltInSet.Publish(new CriteriaSetId(Guid.CreateVersion7()), BuiltInTables.All.Single(table => table.Code == code));

    public static CredentialFile File(string set = "ncqa-2025", Claims? claims = null, FileKind kind = FileKind.Initial, int days = 30) =>
        CredentialFile.Open(new CredentialFileId(Guid.CreateVersion7()), Provider(), kind, Set(set), claims ?? OneState, days, Now);

    public static Finding Finding(VerificationOutcome outcome = VerificationOutcome.Verified, DateTimeOffset? at = null, DateOnly? expiresOn = null) =>
        new("The board", VerificationMethod.Website, outcome, at ?? Now, null, outcome == VerificationOutcome.Verified ? [Guid.CreateVersion7()] : [], expiresOn);
}
