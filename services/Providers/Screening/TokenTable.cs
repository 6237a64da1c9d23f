using System.Runtime.InteropServices;

namespace Credentialing.Providers.Screening;

/// <summary>
/// Every part of a name that is on a list, once, found by spellings that are a few slips of the pen away: what is left of
/// a part when letters are left out is the same for the right and the wrong spelling (the symmetric deletion neighbourhood).
/// </summary>
internal sealed class TokenTable
{
    // Slips are looked for in so many letters from the front; the rest is compared.
    private const int Prefix = 7;
    private const int Deletions = 2;
    private const int BucketBits = 18;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _tokens = [];
    private int[] _starts = [];
    private uint[] _hashes = [];
    private int[] _owners = [];

    public int Count => _tokens.Count;

    public string this[int token] => _tokens[token];

    /// <summary>The number of a part; a new one where it has none.</summary>
    public int Add(string part)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, part, out var known);
        if (!known)
        {
            id = _tokens.Count;
            _tokens.Add(part);
        }

        return id;
    }

    /// <summary>The number of a part; -1 when no list has it.</summary>
    public int Find(string part) => _ids.GetValueOrDefault(part, -1);

    /// <summary>Makes it ready to be searched; nothing is added after.</summary>
    public void Seal()
    {
        var pairs = new List<ulong>(_tokens.Count * 12);
        Span<uint> hashes = stackalloc uint[1 + Prefix + (Prefix * (Prefix - 1) / 2)];
        for (var token = 0; token < _tokens.Count; token++)
        {
            foreach (var hash in hashes[..Neighbourhood(_tokens[token], hashes)])
            {
                pairs.Add(((ulong)hash << 32) | (uint)token);
            }
        }

        CollectionsMarshal.AsSpan(pairs).Sort();
        (_hashes, _owners, _starts) = (new uint[pairs.Count], new int[pairs.Count], new int[(1 << BucketBits) + 1]);
        var at = 0;
        for (var bucket = 0; bucket < 1 << BucketBits; bucket++)
        {
            _starts[bucket] = at;
            while (at < pairs.Count && (int)(pairs[at] >> (64 - BucketBits)) == bucket)
            {
                (_hashes[at], _owners[at]) = ((uint)(pairs[at] >> 32), (int)(uint)pairs[at]);
                at++;
            }
        }

        _starts[^1] = at;
    }

    /// <summary>Finds the parts that may be this one in another spelling, itself too.</summary>
    /// <param name="part">What is looked for.</param>
    /// <param name="found">Takes up their numbers.</param>
    public void Search(string part, List<int> found)
    {
        if (Find(part) is >= 0 and var itself)
        {
            found.Add(itself);
        }

        if (Likeness.Slips(part.Length + 1) == 0)
        {
            return;
        }

        var first = found.Count;
        Span<uint> hashes = stackalloc uint[1 + Prefix + (Prefix * (Prefix - 1) / 2)];
        foreach (var hash in hashes[..Neighbourhood(part, hashes)])
        {
            var bucket = hash >> (32 - BucketBits);
            for (var at = _starts[bucket]; at < _starts[bucket + 1]; at++)
            {
                if (_hashes[at] == hash)
                {
                    found.Add(_owners[at]);
                }
            }
        }

        Keep(part, found, first);
    }

    // Each once, and only those that are near enough as a whole.
    private void Keep(string part, List<int> found, int first)
    {
        CollectionsMarshal.AsSpan(found)[first..].Sort();
        var (kept, last) = (first, -1);
        for (var i = first; i < found.Count; i++)
        {
            var token = found[i];
            if (token != last && !ReferenceEquals(_tokens[token], part) && _tokens[token] != part && Likeness.Of(part, _tokens[token]) > 0)
            {
                found[kept++] = token;
            }

            last = token;
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    // The hashes of the front of a part with no, one and two letters left out.
    private static int Neighbourhood(string part, Span<uint> hashes)
    {
        var front = part.AsSpan(0, Math.Min(part.Length, Prefix));
        var count = 0;
        hashes[count++] = Hash(front, -1, -1);
        var deletions = Math.Min(Deletions, Likeness.Slips(part.Length + 1));
        for (var i = 0; deletions > 0 && i < front.Length; i++)
        {
            hashes[count++] = Hash(front, i, -1);
            for (var j = i + 1; deletions > 1 && j < front.Length; j++)
            {
                hashes[count++] = Hash(front, i, j);
            }
        }

        return count;
    }

    // FNV-1a: the same in every process, and short. A collision costs a comparison.
    private static uint Hash(ReadOnlySpan<char> text, int without, int andWithout)
    {
        var hash = 2166136261u;
        for (var i = 0; i < text.Length; i++)
        {
            if (i != without && i != andWithout)
            {
                hash = (hash ^ text[i]) * 16777619u;
            }
        }

        // Its upper bits, which name the bucket, are the poorer ones.
        return hash ^ (hash << 15) ^ (hash >> 13);
    }
}
