namespace Credentialing.Providers.ExclusionLists;

/// <summary>The rows of a file that cannot be read, as far as it matters who they are about.</summary>
public sealed class UnreadRows
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _isAnybody;

    /// <summary>Notes one.</summary>
    /// <param name="name">The name as <see cref="Party.Name"/> has it; null where not even that can be read.</param>
    public void Add(string? name)
    {
        if (name is null)
        {
            _isAnybody = true;
        }
        else
        {
            _names.Add(name);
        }
    }

    /// <summary>Whether one of them may be about a party.</summary>
    /// <param name="party">The party.</param>
    public bool Names(Party party) => _isAnybody || _names.Contains(party.Name);
}
