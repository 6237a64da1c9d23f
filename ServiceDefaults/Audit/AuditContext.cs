namespace Credentialing.ServiceDefaults.Audit;

/// <summary>What the current scope is doing, and why: every entry of the audit trail that it causes says so.</summary>
public sealed class AuditContext
{
    /// <summary>The route (<c>POST /v1/invoices/{id}/void</c>), the consumer or the job.</summary>
    public string Action { get; set; } = "unnamed";

    /// <summary>Why, in the words of whoever asked.</summary>
    public string? Reason { get; private set; }

    /// <summary>States the reason; called by use cases whose request has one.</summary>
    /// <param name="reason">In the caller's words.</param>
    public void Because(string? reason) => Reason = reason;
}
