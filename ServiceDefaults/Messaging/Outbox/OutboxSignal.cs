namespace Credentialing.ServiceDefaults.Messaging.Outbox;

/// <summary>Wakes this process's relay when there may be something to publish.</summary>
internal sealed class OutboxSignal
{
    private TaskCompletionSource _any = New();
    private TaskCompletionSource _own = New();

    /// <summary>Ends at the next wake. Take it before looking for work, or what arrives meanwhile is missed.</summary>
    public Task Next => Volatile.Read(ref _any).Task;

    /// <summary>Ends at the next commit of this process.</summary>
    public Task NextOwn => Volatile.Read(ref _own).Task;

    /// <summary>This process has committed messages.</summary>
    public void Committed()
    {
        Interlocked.Exchange(ref _own, New()).TrySetResult();
        Wake();
    }

    /// <summary>Somebody has.</summary>
    public void Wake() => Interlocked.Exchange(ref _any, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
