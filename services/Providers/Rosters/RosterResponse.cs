using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Rosters;

/// <summary>
/// How far a roster is: <c>rows</c> in the file, how many were read so far, and of those how many were imported or refused;
/// with its first errors by row, of <c>errorCount</c>. All of them are at <c>/v1/rosters/{id}/errors</c>.
/// </summary>
internal sealed record RosterResponse(
    RosterId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, RosterFormat Format, RosterState State, int Rows, int RowsRead, int RowsImported, int RowsRefused, int ErrorCount,
    DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string UploadedBy, IReadOnlyList<RosterErrorResponse> Errors) : IVersioned;

/// <summary>How far a roster is, in a list.</summary>
internal sealed record RosterListed(
    RosterId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, RosterFormat Format, RosterState State, int Rows, int RowsRead, int RowsImported, int RowsRefused, int ErrorCount,
    DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string UploadedBy);

/// <summary>
/// Why a row was left out. <c>row</c> is the line of the file as a spreadsheet numbers it (the header is 1), <c>field</c>
/// the column as the file names it, or <c>$</c> for the row as a whole.
/// </summary>
internal sealed record RosterErrorResponse(int Row, string Field, string Code, string Message);

internal static class RosterResponses
{
    public static RosterResponse ToResponse(this Roster roster, IReadOnlyList<RosterError> errors) => new(
        roster.Id, roster.CreatedAt, roster.UpdatedAt, roster.Version,
        roster.ClientId, roster.Format, roster.State, roster.Rows, roster.RowsRead, roster.RowsImported, roster.RowsRefused, roster.ErrorCount,
        roster.StartedAt, roster.FinishedAt, roster.UploadedBy, [.. errors.Select(error => error.ToResponse())]);

    public static RosterListed ToListed(this Roster roster) => new(
        roster.Id, roster.CreatedAt, roster.UpdatedAt, roster.Version,
        roster.ClientId, roster.Format, roster.State, roster.Rows, roster.RowsRead, roster.RowsImported, roster.RowsRefused, roster.ErrorCount,
        roster.StartedAt, roster.FinishedAt, roster.UploadedBy);

    public static RosterErrorResponse ToResponse(this RosterError error) => new(error.Row, error.Field, error.Code, error.Message);
}
