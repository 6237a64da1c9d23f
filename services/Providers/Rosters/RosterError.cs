using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Rosters;

/// <summary>
/// Why a row was left out; a row may have several. It says what the field must be and never what it holds, which may be a
/// date of birth.
/// </summary>
public sealed class RosterError : IBelongsToClient
{
    private const long PlacesOfRow = 1000;

    private RosterError()
    {
    }

    /// <summary>The roster.</summary>
    public RosterId RosterId { get; private init; }

    /// <summary>Where it stands among the roster's errors: by row, then by field.</summary>
    public long Position { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>The line of the file, as a spreadsheet numbers it: the header is 1.</summary>
    public int Row { get; private init; }

    /// <summary>The column, as the file names it; <c>$</c> is the row as a whole.</summary>
    public string Field { get; private init; } = "";

    /// <summary>Stable, kebab-case.</summary>
    public string Code { get; private init; } = "";

    /// <summary>One sentence for people.</summary>
    public string Message { get; private init; } = "";

    internal static RosterError Of(Roster roster, int row, int place, FieldError error) => new()
    {
        RosterId = roster.Id,
        Position = (row * PlacesOfRow) + place,
        ClientId = roster.ClientId,
        Row = row,
        Field = error.Field,
        Code = error.Code,
        Message = error.Message,
    };
}

/// <summary>What is wrong with a field of a row.</summary>
/// <param name="Field">The column, as the file names it; <c>$</c> is the row as a whole.</param>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Message">What it must be; never what it is.</param>
internal sealed record FieldError(string Field, string Code, string Message);
