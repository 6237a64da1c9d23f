namespace Credentialing.Providers.ExclusionLists;

/// <summary>Whether a list can be relied on.</summary>
public enum ListStanding
{
    /// <summary>It was brought up to date within the time that the rules allow.</summary>
    InForce,

    /// <summary>It is there, and nobody has brought it up to date for too long.</summary>
    Stale,

    /// <summary>It was never loaded.</summary>
    Absent,

    /// <summary>Only supplements were ever loaded: who was excluded before them is not known.</summary>
    Incomplete,
}

/// <summary>What of a list was in force when somebody was screened.</summary>
/// <param name="List">The code of the list: <c>leie</c>, <c>sam</c>.</param>
/// <param name="Standing">Whether it can be relied on.</param>
/// <param name="Edition">Our edition of it, or null when it is absent.</param>
/// <param name="DataOf">Of which day the source's data is, as far as it says so.</param>
/// <param name="LoadedAt">When it was last brought up to date (UTC).</param>
public sealed record ListInForce(string List, ListStanding Standing, int? Edition, DateOnly? DataOf, DateTimeOffset? LoadedAt);
