using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>A list, as it is in force.</summary>
/// <param name="List">Its code.</param>
/// <param name="Standing">Whether it can be relied on.</param>
/// <param name="Edition">The edition in force; null when it is absent.</param>
/// <param name="DataOf">Of which day the source's data is.</param>
/// <param name="LoadedAt">When it was last brought up to date.</param>
/// <param name="Entries">How many entries are in force.</param>
internal sealed record ListResponse(string List, ListStanding Standing, int? Edition, DateOnly? DataOf, DateTimeOffset? LoadedAt, int Entries);

/// <summary>What is wrong with a row of a file.</summary>
/// <param name="Row">The number of the row; the header is row 1.</param>
/// <param name="Field">The column; null for the row as a whole.</param>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Text">In words.</param>
/// <param name="Refused">Whether the row is left out; else only the field is.</param>
internal sealed record FindingResponse(int Row, string? Field, string Code, string Text, bool Refused);

/// <summary>The import of a file: the job.</summary>
internal sealed record ImportResponse(
    ListImportId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version, string List, ListKind Kind, ImportState State, RowCounts Rows, int? Edition,
    string? ReasonCode, string? Reason, string Sha256, long Size, string BroughtBy, DateTimeOffset? FinishedAt, IReadOnlyList<FindingResponse> RefusedRows) : IVersioned;

internal static class ImportResponses
{
    public static ImportResponse ToResponse(this ListImport import, IReadOnlyList<FindingResponse> refused) => new(
        import.Id, import.CreatedAt, import.UpdatedAt, import.Version, import.List, import.Kind, import.State, import.Rows, import.Edition,
        import.ReasonCode, import.Reason, Convert.ToHexStringLower(import.Hash), import.Size, import.BroughtBy, import.FinishedAt, refused);

    public static FindingResponse ToResponse(this RowFinding finding) => new(finding.Row, finding.Field, finding.Code, finding.Text, finding.Refused);
}

internal static class ReadLists
{
    // An import shows so many of its refused rows by itself; the others are a list.
    private const int Shown = 100;

    private static readonly Sorts<ListImport, ListImportId> s_imports = new Sorts<ListImport, ListImportId>(import => import.Id, byDefault: "-createdAt")
        .By("createdAt", import => import.CreatedAt);

    private static readonly Sorts<RowFinding, Guid> s_findings = new Sorts<RowFinding, Guid>(finding => finding.Id, byDefault: "row").By("row", finding => finding.Row);

    public static async Task<Outcome<Page<ListResponse>>> List(ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = await db.ExclusionLists.AsNoTracking().ToDictionaryAsync(list => list.Code, StringComparer.Ordinal, cancellationToken);
        return new Page<ListResponse>([.. ListFormat.All.Select(format => Of(format, known.GetValueOrDefault(format.Code), now))], null);
    }

    public static async Task<Outcome<ListResponse>> Get(string list, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        ListFormat.Find(list) is { } format
            ? Of(format, await db.ExclusionLists.AsNoTracking().SingleOrDefaultAsync(one => one.Code == list, cancellationToken), clock.GetUtcNow())
            : Problem.NotFound("exclusion list");

    public static async Task<Outcome<Page<ImportResponse>>> Imports(PageRequest page, string? list, ProvidersDb db, CancellationToken cancellationToken)
    {
        var imports = db.ListImports.AsNoTracking();
        return await (string.IsNullOrEmpty(list) ? imports : imports.Where(import => import.List == list))
            .ToPageAsync(page, s_imports, import => import.ToResponse([]), cancellationToken);
    }

    public static async Task<Outcome<ImportResponse>> Import(Guid id, ProvidersDb db, CancellationToken cancellationToken)
    {
        var import = await db.ListImports.AsNoTracking().SingleOrDefaultAsync(one => one.Id == new ListImportId(id), cancellationToken);
        if (import is null)
        {
            return Problem.NotFound("import of an exclusion list");
        }

        var refused = await db.RowFindings.AsNoTracking().Where(finding => finding.ImportId == import.Id && finding.Refused)
            .OrderBy(finding => finding.Row).Take(Shown).ToListAsync(cancellationToken);
        return import.ToResponse([.. refused.Select(finding => finding.ToResponse())]);
    }

    public static async Task<Outcome<Page<FindingResponse>>> Findings(PageRequest page, Guid id, ProvidersDb db, CancellationToken cancellationToken)
    {
        var import = new ListImportId(id);
        return await db.ListImports.AnyAsync(one => one.Id == import, cancellationToken)
            ? await db.RowFindings.AsNoTracking().Where(finding => finding.ImportId == import).ToPageAsync(page, s_findings, finding => finding.ToResponse(), cancellationToken)
            : Problem.NotFound("import of an exclusion list");
    }

    private static ListResponse Of(ListFormat format, ExclusionList? list, DateTimeOffset now)
    {
        var inForce = list?.On(now) ?? new ListInForce(format.Code, ListStanding.Absent, null, null, null);
        return new(inForce.List, inForce.Standing, inForce.Edition, inForce.DataOf, inForce.LoadedAt, list?.Entries ?? 0);
    }
}
