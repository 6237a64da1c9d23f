using System.Runtime.InteropServices;

namespace Credentialing.Providers.Screening;

/// <summary>
/// The entries of all lists in memory, found by NPI and by names in other spellings. It never changes: another edition is
/// another index.
/// </summary>
public sealed class ScreeningIndex
{
    private const int Rarest = 2;
    private static readonly ThreadLocal<Scratch> s_scratch = new(() => new Scratch());

    private readonly TokenTable _tokens = new();
    private readonly IndexedEntry[] _entries;
    private readonly PersonName?[] _names;
    private readonly Dictionary<string, List<int>> _byNpi = new(StringComparer.Ordinal);
    private readonly int[] _tokenStarts;
    private readonly int[] _entryTokens;
    private readonly int[] _postingStarts;
    private readonly int[] _postings;
    private readonly int _noFirstName;

    /// <summary>Makes the index of some entries.</summary>
    /// <param name="entries">The entries.</param>
    public ScreeningIndex(IReadOnlyCollection<IndexedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = [.. entries];
        _names = new PersonName?[_entries.Length];
        _noFirstName = _tokens.Add("");
        _tokenStarts = new int[_entries.Length + 1];
        var tokens = new List<int>(_entries.Length * 4);
        for (var i = 0; i < _entries.Length; i++)
        {
            _tokenStarts[i] = tokens.Count;
            AddTokens(i, tokens);
            if (_entries[i].Npi is { } npi)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_byNpi, npi, out _);
                (known ??= []).Add(i);
            }
        }

        _tokenStarts[^1] = tokens.Count;
        _entryTokens = [.. tokens];
        _tokens.Seal();
        (_postingStarts, _postings) = Invert();
    }

    /// <summary>How many entries it has.</summary>
    public int Count => _entries.Length;

    /// <summary>Finds the entries that may be one of these names, each with how alike it is, and those with this NPI.</summary>
    /// <param name="names">The names of a person; none for an organization.</param>
    /// <param name="organization">The name of an organization.</param>
    /// <param name="npi">An NPI.</param>
    /// <param name="alike">From which likeness on.</param>
    public IReadOnlyList<(IndexedEntry Entry, double Likeness, PersonName? Name)> Find(
        IReadOnlyList<PersonName> names, string? organization, string? npi, double alike)
    {
        ArgumentNullException.ThrowIfNull(names);
        var scratch = s_scratch.Value!;
        scratch.Begin(_tokens.Count, _entries.Length);
        foreach (var name in names)
        {
            Collect(name, scratch, alike);
        }

        if (organization is not null && Names.OrganizationParts(organization) is { Length: > 0 } parts)
        {
            Collect(parts, scratch, alike);
        }

        foreach (var entry in npi is not null && _byNpi.TryGetValue(npi, out var with) ? with : [])
        {
            if (!scratch.Found.ContainsKey(entry))
            {
                var best = names.Select(name => (Likeness: _entries[entry].IsPerson ? LikenessTo(name, entry) : 0, Name: (PersonName?)name)).OrderByDescending(one => one.Likeness).FirstOrDefault();
                scratch.Found[entry] = best;
            }
        }

        return [.. scratch.Found.Select(found => (_entries[found.Key], found.Value.Likeness, found.Value.Name))];
    }

    /// <summary>Whether the lists give an NPI to more than one party, such as that of a business to those who own it: then it is nobody's own.</summary>
    /// <param name="npi">The NPI.</param>
    public bool IsOfSeveral(string npi)
    {
        var with = _byNpi.GetValueOrDefault(npi, []);
        return with.Exists(entry => !string.Equals(_entries[entry].Name, _entries[with[0]].Name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A listed person's name in parts.</summary>
    /// <param name="entry">The entry.</param>
    public static PersonName NameOf(IndexedEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return PersonName.Of(entry.FirstName, entry.MiddleName, entry.LastName);
    }

    private double LikenessTo(PersonName name, int entry) => name.LikenessTo(_names[entry]!);

    private void Collect(PersonName name, Scratch scratch, double alike)
    {
        if (name.Last.Length == 0)
        {
            return;
        }

        var (last, first) = (scratch.Last, scratch.First);
        last.Clear();
        first.Clear();
        foreach (var part in name.Last.Append(name.WholeLast).Distinct(StringComparer.Ordinal))
        {
            _tokens.Search(part, last);
        }

        // Of an initial, or of nothing, no first name can be asked for: then the surname is enough.
        var isOpen = name.First.Length == 0 || name.WholeFirst.Length == 1;
        if (!isOpen)
        {
            foreach (var part in name.First.Append(name.WholeFirst).Concat(name.Middle.Where(part => part.Length > 2)).Distinct(StringComparer.Ordinal))
            {
                _tokens.Search(part, first);
            }

            foreach (var part in Nicknames.Of(name.First[0]).Append(name.First[0][..1]))
            {
                first.Add(_tokens.Find(part));
            }

            first.Add(_noFirstName);
        }

        var (smaller, other) = isOpen || SizeOf(last) <= SizeOf(first) ? (last, first) : (first, last);
        scratch.Mark(other);
        foreach (var token in smaller)
        {
            foreach (var entry in PostingsOf(token))
            {
                if (scratch.Visit(entry) && _entries[entry].IsPerson && (isOpen || HasMarked(entry, scratch, token)))
                {
                    scratch.Keep(entry, LikenessTo(name, entry), name, alike);
                }
            }
        }

        scratch.NextName();
    }

    // The two parts that fewest have lead to every organization that can be the same.
    private void Collect(string[] parts, Scratch scratch, double alike)
    {
        var whole = string.Concat(parts);
        var lists = parts.Distinct(StringComparer.Ordinal).Select(part =>
        {
            var tokens = new List<int>();
            _tokens.Search(part, tokens);
            return tokens;
        }).Where(tokens => tokens.Count > 0).OrderBy(SizeOf).Take(Rarest);
        foreach (var token in lists.SelectMany(tokens => tokens))
        {
            foreach (var entry in PostingsOf(token))
            {
                if (scratch.Visit(entry) && _entries[entry].Organization is { } listed)
                {
                    scratch.Keep(entry, OrganizationLikeness.Of(parts, whole, listed), null, alike);
                }
            }
        }

        scratch.NextName();
    }

    private bool HasMarked(int entry, Scratch scratch, int except)
    {
        foreach (var token in _entryTokens.AsSpan(_tokenStarts[entry].._tokenStarts[entry + 1]))
        {
            // One part cannot be both the first name and the surname, unless it is there twice.
            if (scratch.IsMarked(token) && (token != except || _tokenStarts[entry + 1] - _tokenStarts[entry] < 3))
            {
                return true;
            }
        }

        return false;
    }

    private int SizeOf(List<int> tokens)
    {
        var size = 0;
        foreach (var token in tokens)
        {
            size += PostingsOf(token).Length;
        }

        return size;
    }

    private ReadOnlySpan<int> PostingsOf(int token) => token < 0 ? [] : _postings.AsSpan(_postingStarts[token].._postingStarts[token + 1]);

    private void AddTokens(int at, List<int> tokens)
    {
        var entry = _entries[at];
        if (!entry.IsPerson)
        {
            tokens.AddRange(Names.OrganizationParts(entry.Organization).Distinct(StringComparer.Ordinal).Select(_tokens.Add));
            return;
        }

        // Each spelling is in memory once, however many bear it.
        var written = NameOf(entry);
        var name = new PersonName(Shared(written.First), Shared(written.Middle), Shared(written.Last));
        _names[at] = name;
        var parts = name.Last.Append(name.WholeLast).Concat(name.First).Append(name.WholeFirst).Concat(name.Middle.Where(part => part.Length > 2));
        tokens.AddRange(parts.Distinct(StringComparer.Ordinal).Select(_tokens.Add));
    }

    private string[] Shared(string[] parts) => parts.Length == 0 ? [] : Array.ConvertAll(parts, part => _tokens[_tokens.Add(part)]);

    private (int[] Starts, int[] Postings) Invert()
    {
        var starts = new int[_tokens.Count + 1];
        foreach (var token in _entryTokens)
        {
            starts[token + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var (next, postings) = (starts[..^1], new int[_entryTokens.Length]);
        for (var entry = 0; entry < _entries.Length; entry++)
        {
            foreach (var token in _entryTokens.AsSpan(_tokenStarts[entry].._tokenStarts[entry + 1]))
            {
                postings[next[token]++] = entry;
            }
        }

        return (starts, postings);
    }

    /// <summary>What one search needs, used again by the next one on the same thread.</summary>
    private sealed class Scratch
    {
        private int[] _marks = [];
        private int[] _visits = [];
        private int _name = 1;

        public List<int> Last { get; } = [];

        public List<int> First { get; } = [];

        public Dictionary<int, (double Likeness, PersonName? Name)> Found { get; } = [];

        public void Begin(int tokens, int entries)
        {
            Found.Clear();
            if (_marks.Length < tokens || _visits.Length < entries || _name > int.MaxValue - 1000)
            {
                (_marks, _visits, _name) = (new int[tokens], new int[entries], 1);
            }
        }

        public void Mark(List<int> tokens)
        {
            foreach (var token in tokens)
            {
                if (token >= 0)
                {
                    _marks[token] = _name;
                }
            }
        }

        public bool IsMarked(int token) => _marks[token] == _name;

        public bool Visit(int entry)
        {
            var isNew = _visits[entry] != _name;
            _visits[entry] = _name;
            return isNew;
        }

        public void NextName() => _name++;

        public void Keep(int entry, double likeness, PersonName? name, double alike)
        {
            if (likeness >= alike && (!Found.TryGetValue(entry, out var known) || known.Likeness < likeness))
            {
                Found[entry] = (likeness, name);
            }
        }
    }
}
