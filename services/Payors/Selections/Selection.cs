using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Selections;

/// <summary>The id of a selection.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct SelectionId(Guid Value) : IId<SelectionId>
{
    /// <inheritdoc/>
    public static SelectionId From(Guid value) => new(value);
}

/// <summary>Where a selection stands.</summary>
public enum SelectionState
{
    /// <summary>Its invoice is not paid in full.</summary>
    AwaitingPayment,

    /// <summary>Its invoice was paid; its applications go on.</summary>
    Paid,

    /// <summary>All of it was withdrawn before it was paid, or its invoice was voided.</summary>
    Withdrawn,
}

/// <summary>Payors that a client selected at one time, invoiced as one. What becomes of each is its application's.</summary>
public sealed class Selection : Aggregate<SelectionId>, IBelongsToClient
{
    private Selection()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>Its applications, in the order in which they were asked for.</summary>
    public IReadOnlyList<Guid> ApplicationIds { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public SelectionState State { get; private set; }

    /// <summary>Its invoice, once that was opened.</summary>
    public Guid? InvoiceId { get; private set; }

    /// <summary>When it was paid in full (UTC).</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>Selects.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Who selects.</param>
    /// <param name="applications">What is to be invoiced: at least one.</param>
    /// <param name="at">When (UTC).</param>
    public static Selection Make(SelectionId id, ClientId client, IReadOnlyList<SelectedApplication> applications, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfZero(applications.Count, nameof(applications));
        var selection = new Selection { Id = id, ClientId = client, ApplicationIds = [.. applications.Select(application => application.ApplicationId)] };
        selection.Raise(new PayorsSelected(id.Value, client.Value, applications, at));
        return selection;
    }

    /// <summary>Its invoice was opened. May come after it was paid.</summary>
    /// <param name="invoice">The invoice.</param>
    public void Invoiced(Guid invoice) => InvoiceId ??= invoice;

    /// <summary>Its invoice was paid in full.</summary>
    /// <param name="invoice">The invoice, which may not have been heard of before.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Whether that is new: its applications are then released.</returns>
    public bool Pay(Guid invoice, DateTimeOffset at)
    {
        Invoiced(invoice);
        if (PaidAt is not null)
        {
            return false;
        }

        (PaidAt, State) = (at, SelectionState.Paid);
        return true;
    }

    /// <summary>Its invoice was voided.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <returns>Whether what it was for is withdrawn: what was paid is not.</returns>
    public bool Void(Guid invoice)
    {
        Invoiced(invoice);
        if (State != SelectionState.AwaitingPayment)
        {
            return false;
        }

        State = SelectionState.Withdrawn;
        return true;
    }

    /// <summary>All of its applications were withdrawn: there is nothing left to pay.</summary>
    /// <param name="at">When (UTC).</param>
    public void AllWithdrawn(DateTimeOffset at)
    {
        if (State == SelectionState.AwaitingPayment)
        {
            State = SelectionState.Withdrawn;
            Raise(new SelectionWithdrawn(Id.Value, ClientId.Value, at));
        }
    }
}
