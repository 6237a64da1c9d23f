using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Facts;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Packets;

/// <summary>What stands between an applicant and a payor: the rules, free of storage and of other services.</summary>
public static class Completeness
{
    /// <summary>The documents of the largest packet that is handed over by itself: the packet around them is kept as one file, of 50 MB at most.</summary>
    public const long LargestPacket = 45L * 1024 * 1024;

    /// <summary>Everything that stands in the way; nothing when the packet is complete.</summary>
    /// <param name="payor">What the payor wants.</param>
    /// <param name="applicant">Who applies.</param>
    /// <param name="client">Its client.</param>
    /// <param name="documents">The documents that may be used, others' as well; null when that could not be asked.</param>
    /// <param name="today">The day (UTC).</param>
    public static IReadOnlyList<Blocker> Of(
        Payor payor, Applicant applicant, ClientId client, IReadOnlyList<HeldDocument>? documents, DateOnly today)
    {
        var blockers = new List<Blocker>();
        if (applicant.IsExcluded)
        {
            blockers.Add(Excluded);
        }

        if (payor.Panel == PanelStatus.Closed)
        {
            blockers.Add(new Blocker(BlockerCodes.PanelClosed, "The payor's panel is closed at present."));
        }

        if (applicant.MayNotPractiseIn(payor.States, today) is { } unlicensed)
        {
            blockers.Add(unlicensed);
        }

        if (!applicant.HasCaqhId && payor.Requirements.FirstOrDefault(requirement => requirement.Code == PayorRequirement.CaqhId) is { } caqh)
        {
            blockers.Add(new Blocker(BlockerCodes.RequirementUnmet, "The provider's CAQH id is not known.", caqh.Code));
        }

        blockers.AddRange(OfDocuments(payor, applicant, client, documents, today));
        return blockers;
    }

    /// <summary>The document that meets each requirement that one meets: the closest to the applicant, then the one that holds longest.</summary>
    /// <param name="payor">What the payor wants.</param>
    /// <param name="applicant">Who applies.</param>
    /// <param name="client">Its client.</param>
    /// <param name="documents">The documents that may be used, others' as well.</param>
    /// <param name="today">The day (UTC).</param>
    public static IReadOnlyList<(PayorRequirement Requirement, HeldDocument Document)> Choose(
        Payor payor, Applicant applicant, ClientId client, IReadOnlyList<HeldDocument> documents, DateOnly today)
    {
        var subjects = applicant.DocumentSubjects(client);
        return
        [
            .. payor.Requirements.Where(requirement => requirement.DocumentKind is not null)
                .Select(requirement => (requirement, Document: Best(requirement.DocumentKind!, subjects, documents.Where(document => document.HoldsOn(today)))))
                .Where(chosen => chosen.Document is not null)
                .Select(chosen => (chosen.requirement, chosen.Document!)),
        ];
    }

    /// <summary>The kinds of documents that a payor wants.</summary>
    /// <param name="payor">The payor.</param>
    public static IReadOnlyList<string> KindsOf(Payor payor) =>
        [.. payor.Requirements.Select(requirement => requirement.DocumentKind).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The blocker of an excluded provider.</summary>
    public static Blocker Excluded { get; } =
        new(BlockerCodes.ProviderExcluded, "An exclusion of the provider from federal programmes was confirmed.");

    private static IEnumerable<Blocker> OfDocuments(
        Payor payor, Applicant applicant, ClientId client, IReadOnlyList<HeldDocument>? documents, DateOnly today)
    {
        var wanted = payor.Requirements.Where(requirement => requirement.DocumentKind is not null).ToArray();
        if (wanted.Length == 0)
        {
            return [];
        }

        if (documents is null)
        {
            return [new Blocker(BlockerCodes.NotChecked, "Which documents there are could not be looked up yet; it is tried again by itself.")];
        }

        var chosen = Choose(payor, applicant, client, documents, today);
        if (chosen.DistinctBy(one => one.Document.Id).Sum(one => one.Document.Size) > LargestPacket)
        {
            return [new Blocker(BlockerCodes.PacketTooLarge, $"The documents are larger than {LargestPacket / 1024 / 1024} MB together.")];
        }

        var subjects = applicant.DocumentSubjects(client);
        return wanted.Where(requirement => !chosen.Any(one => one.Requirement == requirement)).Select(requirement => new Blocker(
            BlockerCodes.RequirementUnmet,
            Best(requirement.DocumentKind!, subjects, documents) is null
                ? $"Missing: {requirement.Text}."
                : $"Expired: {requirement.Text}.",
            requirement.Code, requirement.DocumentKind));
    }

    private static HeldDocument? Best(string kind, IReadOnlyList<DocumentSubject> subjects, IEnumerable<HeldDocument> documents) => documents
        .Where(document => document.Kind == kind && subjects.Contains(document.Subject))
        .OrderBy(document => document.Subject.Kind switch { "provider" => 0, "practice" => 1, _ => 2 })
        .ThenByDescending(document => document.ExpiresOn ?? DateOnly.MaxValue)
        .ThenByDescending(document => document.Edition)
        .ThenByDescending(document => document.Id)
        .FirstOrDefault();
}
