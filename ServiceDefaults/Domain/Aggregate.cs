using System.ComponentModel.DataAnnotations.Schema;

namespace Credentialing.ServiceDefaults.Domain;

/// <summary>
/// The root of a cluster of objects that changes as one: it decides, it is saved whole, and it carries the version
/// that every client of the API sees as the ETag.
/// </summary>
public abstract class Aggregate
{
    private readonly List<object> _events = [];

    /// <summary>How often this aggregate, or any part of it, has been saved: 1 when it was created.</summary>
    public int Version { get; private set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it, or any part of it, last changed (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The aggregate's id without its type: events of one aggregate are published in order by this key.</summary>
    [NotMapped]
    public abstract Guid Key { get; }

    /// <summary>Events that are published when, and only when, this change commits.</summary>
    [NotMapped]
    public IReadOnlyList<object> Events => _events;

    /// <summary>Records a fact of the past for other services: a message of the service's <c>Contracts</c>.</summary>
    /// <param name="happened">The event.</param>
    protected void Raise(object happened) => _events.Add(happened);

    internal IReadOnlyList<object> TakeEvents()
    {
        object[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    internal void Saved(DateTimeOffset at)
    {
        if (Version == 0)
        {
            CreatedAt = at;
        }

        Version++;
        UpdatedAt = at;
    }
}

/// <inheritdoc cref="Aggregate"/>
/// <typeparam name="TId">The typed identifier.</typeparam>
public abstract class Aggregate<TId> : Aggregate
    where TId : struct, IId<TId>
{
    /// <summary>The identifier (UUIDv7, so ids sort by the time of creation).</summary>
    public TId Id { get; protected init; }

    /// <inheritdoc/>
    [NotMapped]
    public override Guid Key => Id.Value;
}
