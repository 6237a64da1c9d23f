namespace Credentialing.Providers.ExclusionLists;

/// <summary>An entry that is known, as far as a file can change it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Identity">What makes it the same exclusion.</param>
/// <param name="Content">What it says.</param>
/// <param name="Party">What a reinstatement has in common with it.</param>
/// <param name="City">Where the party is: tells the places of an organization apart.</param>
/// <param name="IsReinstated">Whether the party was reinstated; else it is in force.</param>
public readonly record struct KnownEntry(Guid Id, UInt128 Identity, UInt128 Content, Party Party, string? City, bool IsReinstated);

/// <summary>What a file changes of a list.</summary>
public sealed class ListDifference
{
    private ListDifference()
    {
    }

    /// <summary>What is new, and why it is over from the start where it is.</summary>
    public List<(ListedRow Row, EntryEnd? End)> Added { get; } = [];

    /// <summary>What ends, and since when, by the reason.</summary>
    public Dictionary<EntryEnd, List<(Guid Id, DateOnly? On)>> Ended { get; } = [];

    /// <summary>How many entries say something else now.</summary>
    public int Changed { get; private set; }

    /// <summary>How many entries say the same.</summary>
    public int Unchanged { get; private set; }

    /// <summary>How many rows speak of the end of what is not in force.</summary>
    public int Unmatched { get; private set; }

    /// <summary>How many entries are in force after it.</summary>
    public int InForce { get; private set; }

    /// <summary>How many entries were in force and are no longer, without another in their place.</summary>
    public int Gone => Ended.Where(end => end.Key != EntryEnd.Changed).Sum(end => end.Value.Count);

    /// <summary>Compares a file with what is known.</summary>
    /// <param name="kind">What the file does.</param>
    /// <param name="rows">Its rows, each exclusion once.</param>
    /// <param name="known">The entries in force, and those of parties that were reinstated.</param>
    /// <param name="unread">The rows that cannot be read: whom they may be about is not left out.</param>
    public static ListDifference Of(ListKind kind, IReadOnlyList<ListedRow> rows, IReadOnlyCollection<KnownEntry> known, UnreadRows? unread = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(known);
        var difference = new ListDifference { InForce = known.Count(entry => !entry.IsReinstated) };
        if (kind == ListKind.Reinstatement)
        {
            difference.Reinstate(rows, known);
        }
        else
        {
            difference.Take(rows, known, isFull: kind == ListKind.Full, unread ?? new UnreadRows());
        }

        difference.InForce += difference.Added.Count(added => added.End is null) - difference.Ended.Sum(end => end.Value.Count);
        return difference;
    }

    private void Take(IReadOnlyList<ListedRow> rows, IReadOnlyCollection<KnownEntry> known, bool isFull, UnreadRows unread)
    {
        var inForce = known.Where(entry => !entry.IsReinstated).ToDictionary(entry => entry.Identity);

        // Months may come in any order: what was reinstated is not excluded again by the file that excluded it first.
        var reinstated = new Parties(isFull ? [] : known.Where(entry => entry.IsReinstated));
        foreach (var row in rows)
        {
            var isKnown = inForce.Remove(FileReader.KeyOf(row.Identity), out var entry);
            if (row.IsOver)
            {
                EndIf(isKnown, entry, EntryEnd.Over, row.EndsOn);
                Unmatched += isKnown ? 0 : 1;
            }
            else if (!isKnown)
            {
                if (reinstated.Of(row).Length > 0)
                {
                    Unmatched++;
                }
                else
                {
                    Added.Add((row, null));
                }
            }
            else if (entry.Content == FileReader.KeyOf(row.Content))
            {
                Unchanged++;
            }
            else
            {
                Changed++;
                EndIf(true, entry, EntryEnd.Changed, null);
                Added.Add((row, null));
            }
        }

        if (isFull)
        {
            foreach (var left in inForce.Values.Where(entry => !unread.Names(entry.Party)))
            {
                EndIf(true, left, EntryEnd.LeftOut, null);
            }
        }
    }

    private void Reinstate(IReadOnlyList<ListedRow> rows, IReadOnlyCollection<KnownEntry> known)
    {
        var inForce = new Parties(known.Where(entry => !entry.IsReinstated));
        var before = new Parties(known.Where(entry => entry.IsReinstated));
        var ended = new HashSet<Guid>();
        foreach (var row in rows)
        {
            var ends = inForce.Of(row).Where(entry => row.IsPerson || string.Equals(entry.City, row.City, StringComparison.OrdinalIgnoreCase)).ToArray();
            foreach (var entry in ends.Where(entry => ended.Add(entry.Id)))
            {
                EndIf(true, entry, EntryEnd.Reinstated, row.ReinstatedOn);
            }

            if (ends.Length == 0 && before.Of(row).Length > 0)
            {
                Unchanged++;
            }
            else if (ends.Length == 0)
            {
                // Kept all the same: that they were excluded until then, and so that an earlier month does not exclude them anew.
                Unmatched++;
                Added.Add((row, EntryEnd.Reinstated));
            }
        }
    }

    // Entries by their party. A date of birth that one of two files lacks does not make them two, as long as it is clear who is meant.
    private sealed class Parties(IEnumerable<KnownEntry> entries)
    {
        private readonly ILookup<Party, KnownEntry> _ageless = entries.ToLookup(entry => entry.Party.Ageless);

        public KnownEntry[] Of(ListedRow row)
        {
            KnownEntry[] alike = [.. _ageless[row.Party.Ageless].Where(entry => entry.Party.MayBe(row.Party))];
            KnownEntry[] same = [.. alike.Where(entry => entry.Party == row.Party)];
            return same.Length > 0 ? same : alike.DistinctBy(entry => entry.Party).Count() == 1 ? alike : [];
        }
    }

    private void EndIf(bool isKnown, KnownEntry entry, EntryEnd why, DateOnly? on)
    {
        if (isKnown)
        {
            if (!Ended.TryGetValue(why, out var ends))
            {
                Ended[why] = ends = [];
            }

            ends.Add((entry.Id, on));
        }
    }
}
