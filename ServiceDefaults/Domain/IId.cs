namespace Credentialing.ServiceDefaults.Domain;

/// <summary>
/// A typed identifier over a UUIDv7. Declare one as
/// <c>public readonly record struct InvoiceId(Guid Value) : IId&lt;InvoiceId&gt; { public static InvoiceId From(Guid value) =&gt; new(value); }</c>:
/// storage and JSON then treat it as a plain UUID.
/// </summary>
/// <typeparam name="TSelf">The identifier's own type.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The UUID itself.</summary>
    Guid Value { get; }

    /// <summary>Wraps a UUID that is known to name this kind of thing.</summary>
    /// <param name="value">The UUID.</param>
    static abstract TSelf From(Guid value);
}
