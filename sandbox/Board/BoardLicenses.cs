using System.Text.Json;
using System.Text.Json.Serialization;

namespace Credentialing.Sandbox.Board;

/// <summary>A name, as the Federation of State Medical Boards writes it.</summary>
public sealed record BoardName(string FirstName, string MiddleName, string LastName, string Suffix);

/// <summary>The name on the licence.</summary>
public sealed record BoardNames(BoardName Legal);

/// <summary>One licence; days are instants at midnight, as FSMB has them.</summary>
public sealed record BoardLicense(
    string ReportDate, string LicenseType, string IssuerName, string IssuerDescription, string Status, string LicenseNumber, string IssueDate, string ExpirationDate);

/// <summary>What the board did.</summary>
public sealed record BoardAction(string ActionCode, string ActionDescription);

/// <summary>An order of the board.</summary>
public sealed record BoardOrder(string Category, IReadOnlyList<BoardAction> Actions);

/// <summary>What a state's board says of a licence.</summary>
/// <param name="State">Two letters; it finds the answer and is not part of it.</param>
/// <param name="Fid">FSMB's identifier of the practitioner.</param>
/// <param name="Names">The name on the licence.</param>
/// <param name="Licenses">The licence: one.</param>
/// <param name="Orders">The board's orders about it.</param>
public sealed record BoardAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? State, string Fid, BoardNames Names, IReadOnlyList<BoardLicense> Licenses, IReadOnlyList<BoardOrder> Orders);

/// <summary>The licences that the boards know here.</summary>
public sealed class BoardLicenses
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, BoardAnswer> _answers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads the samples.</summary>
    /// <param name="folders">Where they lie.</param>
    public BoardLicenses(SourceFolders folders) =>
        Load(JsonSerializer.Deserialize<BoardAnswer[]>(File.ReadAllText(folders.Sample("board/licenses.json")), JsonSerializerOptions.Web)!);

    /// <summary>Adds licences; of one number in a state the last stays.</summary>
    /// <param name="answers">What is to be answered.</param>
    public void Load(IEnumerable<BoardAnswer> answers)
    {
        lock (_lock)
        {
            foreach (var answer in answers)
            {
                foreach (var license in answer.Licenses)
                {
                    _answers[$"{answer.State}/{license.LicenseNumber}"] = answer with { State = null, Licenses = [license] };
                }
            }
        }
    }

    /// <summary>What a board says of a licence, or null when it has none of that number.</summary>
    /// <param name="state">Two letters.</param>
    /// <param name="number">The number.</param>
    /// <param name="another">Whether to answer with another licence.</param>
    public BoardAnswer? Find(string state, string number, bool another)
    {
        lock (_lock)
        {
            var asked = $"{state}/{number}";
            return another
                ? _answers.FirstOrDefault(answer => !string.Equals(answer.Key, asked, StringComparison.OrdinalIgnoreCase)).Value
                : _answers.GetValueOrDefault(asked);
        }
    }
}
