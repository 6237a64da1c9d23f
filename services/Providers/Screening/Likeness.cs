namespace Credentialing.Providers.Screening;

/// <summary>How alike two parts of names are.</summary>
public static class Likeness
{
    private const int Longest = 64;

    /// <summary>
    /// How many slips of the pen two parts of this length may differ by and still be taken for the same name: in three
    /// letters none can be told from another name, unless all else agrees.
    /// </summary>
    /// <param name="length">The length of the longer one.</param>
    public static int Slips(int length) => length switch
    {
        < 3 => 0,
        < 6 => 1,
        < 11 => 2,
        _ => 3,
    };

    /// <summary>1 for the same, 0 for another name, between them by the share of letters that differ.</summary>
    /// <param name="left">A part.</param>
    /// <param name="right">Another.</param>
    public static double Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.SequenceEqual(right))
        {
            return left.Length == 0 ? 0 : 1;
        }

        var longer = Math.Max(left.Length, right.Length);
        var most = Slips(longer);
        if (Math.Abs(left.Length - right.Length) > most || longer > Longest)
        {
            return 0;
        }

        var distance = Distance(left, right, most);
        return distance > most ? 0 : 1 - (0.75 * distance / longer);
    }

    /// <summary>
    /// The least number of letters that are put in, left out, exchanged for another or with their neighbour (optimal string
    /// alignment); more than <paramref name="most"/> when it is more.
    /// </summary>
    /// <param name="left">A part of at most 64 letters.</param>
    /// <param name="right">Another.</param>
    /// <param name="most">From where on the number does not matter.</param>
    public static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (left.Length > right.Length)
        {
            var other = left;
            left = right;
            right = other;
        }

        Span<int> rows = stackalloc int[3 * (Longest + 1)];
        var before = rows[..(Longest + 1)];
        var previous = rows.Slice(Longest + 1, Longest + 1);
        var current = rows[(2 * (Longest + 1))..];
        for (var j = 0; j <= left.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= right.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= left.Length; j++)
            {
                var same = right[i - 1] == left[j - 1];
                var value = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && right[i - 1] == left[j - 2] && right[i - 2] == left[j - 1])
                {
                    value = Math.Min(value, before[j - 2] + 1);
                }

                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least > most)
            {
                return most + 1;
            }

            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[left.Length];
    }
}
