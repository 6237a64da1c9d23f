namespace Credentialing.Tests.EndToEnd.Chaos.Journeys;

/// <summary>Those who are on their way: whoever reaches the end may be followed by another, so that there is always somebody to disturb.</summary>
/// <param name="walkAsync">Walks a journey to its end.</param>
internal sealed class Crowd(Func<Journey, Task> walkAsync)
{
    private readonly List<Journey> _journeys = [];
    private readonly List<Task> _walks = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<Journey> Journeys => _journeys;

    /// <summary>How many have reached the end.</summary>
    public int Over => _walks.Count(walk => walk.IsCompleted);

    /// <summary>So many more begin.</summary>
    public void Add(int count)
    {
        for (var added = 0; added < count; added++)
        {
            var journey = new Journey(_journeys.Count + 1);
            _journeys.Add(journey);
            _walks.Add(walkAsync(journey));
        }
    }

    /// <summary>Sends more when few are left; whoever got stuck says so now.</summary>
    public void KeepGoing(int atLeast)
    {
        if (_walks.Find(walk => walk.IsFaulted) is { } stuck)
        {
            stuck.GetAwaiter().GetResult();
        }

        Add(Math.Max(0, atLeast - (_walks.Count - Over)));
    }

    /// <summary>Waits for the last.</summary>
    public Task EndAsync() => Task.WhenAll(_walks);
}
