using Aspire.Hosting.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Tells when a part is ready.</summary>
public sealed class ResourceNotificationService
{
    private readonly Stack _stack;

    internal ResourceNotificationService(Stack stack) => _stack = stack;

    /// <summary>Returns when the part has been healthy; throws what prevents it from ever being.</summary>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default)
    {
        var resource = _stack.Resource(resourceName);
        await _stack.HealthyAsync(resource).WaitAsync(cancellationToken);
        return new ResourceEvent(resource);
    }
}

/// <summary>Something happened to a part.</summary>
public sealed class ResourceEvent
{
    internal ResourceEvent(IResource resource) => Resource = resource;

    /// <summary>The part.</summary>
    public IResource Resource { get; }
}
