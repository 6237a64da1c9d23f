namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>Turns that transactions take about things that are not one row: each ends with its transaction.</summary>
public static class Turns
{
    /// <summary>Lets one transaction at a time go on about one thing, until it ends; the others wait here.</summary>
    /// <param name="db">The service's database; turns of different services never meet.</param>
    /// <param name="about">What it is, such as an id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task TakeTurnAsync(this ServiceDb db, string about, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.ExecuteAsync($"SELECT pg_advisory_xact_lock(hashtextextended({about}, 0))", cancellationToken);
    }

    /// <inheritdoc cref="TakeTurnAsync(ServiceDb, string, CancellationToken)"/>
    public static Task TakeTurnAsync(this ServiceDb db, Guid about, CancellationToken cancellationToken) =>
        db.TakeTurnAsync(about.ToString(), cancellationToken);

    /// <summary>Takes the turns of several things, one after another in the same order as everybody.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="about">The ids of the things.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task TakeTurnsAsync(this ServiceDb db, IEnumerable<Guid> about, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        string[] names = [.. about.Select(id => id.ToString())];
        return db.Database.ExecuteAsync(
            $"""
            SELECT pg_advisory_xact_lock(turn) FROM (SELECT DISTINCT hashtextextended(name, 0) AS turn FROM unnest({names}) AS name ORDER BY turn) AS turns
            """,
            cancellationToken);
    }

    /// <summary>Goes on beside others who share the turn; only who takes it for itself waits for them, and they for it.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="about">The id of the thing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task ShareTurnAsync(this ServiceDb db, Guid about, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var name = about.ToString();
        return db.Database.ExecuteAsync($"SELECT pg_advisory_xact_lock_shared(hashtextextended({name}, 0))", cancellationToken);
    }
}
