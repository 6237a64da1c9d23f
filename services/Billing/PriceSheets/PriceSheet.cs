using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Billing.PriceSheets;

/// <summary>The id of one edition of a price sheet.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct PriceSheetId(Guid Value) : IId<PriceSheetId>
{
    /// <inheritdoc/>
    public static PriceSheetId From(Guid value) => new(value);
}

/// <summary>What a price is for one of.</summary>
public enum PriceUnit
{
    /// <summary>A client, once.</summary>
    Client,

    /// <summary>A practice.</summary>
    Practice,

    /// <summary>A provider.</summary>
    Provider,

    /// <summary>A payor application, of a provider or of a group.</summary>
    Application,

    /// <summary>A provider for a month.</summary>
    ProviderMonth,
}

/// <summary>One price.</summary>
/// <param name="Id">The line's id in this edition.</param>
/// <param name="Code">What is sold; the same in every edition.</param>
/// <param name="Description">What it says on the invoice.</param>
/// <param name="Unit">What the price is for one of.</param>
/// <param name="UnitPrice">The price of one.</param>
public sealed record PriceSheetLine(Guid Id, string Code, string Description, PriceUnit Unit, Money UnitPrice);

/// <summary>
/// What our work costs. An edition is never changed: another price is another edition, and the one before it is then no
/// longer in force. Invoices keep the prices that they were opened with.
/// </summary>
public sealed class PriceSheet : Aggregate<PriceSheetId>
{
    private PriceSheet()
    {
    }

    /// <summary>The same in every edition.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>1, 2, 3 …</summary>
    public int Edition { get; private set; }

    /// <summary>Whether invoices are opened from it now; true for one at a time.</summary>
    public bool InForce { get; private set; }

    /// <summary>The prices.</summary>
    public IReadOnlyList<PriceSheetLine> Lines { get; private set; } = [];

    /// <summary>Publishes an edition, which is in force from now on.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="code">The same as of its earlier editions.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="edition">One more than the last.</param>
    /// <param name="lines">The prices; no code twice, none negative.</param>
    /// <exception cref="ArgumentException">A code is there twice, or a price is negative or not in whole cents.</exception>
    public static PriceSheet Publish(PriceSheetId id, string code, string name, int edition, IReadOnlyList<PriceSheetLine> lines)
    {
        if (lines.DistinctBy(line => line.Code, StringComparer.Ordinal).Count() != lines.Count)
        {
            throw new ArgumentException("A price sheet has one line of a code.", nameof(lines));
        }

        return lines.Any(line => line.UnitPrice.Amount < 0 || !line.UnitPrice.IsWholeCents)
            ? throw new ArgumentException("Prices are whole cents and not negative.", nameof(lines))
            : new PriceSheet { Id = id, Code = code, Name = name, Edition = edition, InForce = true, Lines = lines };
    }

    /// <summary>The line of a code or of an id: a request may name it by either.</summary>
    /// <param name="codeOrId">What the request says.</param>
    public PriceSheetLine? Find(string codeOrId) => Guid.TryParse(codeOrId, out var id)
        ? Lines.FirstOrDefault(line => line.Id == id)
        : Lines.FirstOrDefault(line => line.Code == codeOrId);

    /// <summary>Another edition takes its place.</summary>
    public void Supersede() => InForce = false;

    /// <summary>The price of something.</summary>
    /// <param name="code">What is sold.</param>
    /// <exception cref="InvalidOperationException">The sheet has no such line.</exception>
    public PriceSheetLine Line(string code) => Lines.FirstOrDefault(line => line.Code == code) ??
        throw new InvalidOperationException($"Edition {Edition} of the price sheet '{Code}' has no line '{code}'.");
}
