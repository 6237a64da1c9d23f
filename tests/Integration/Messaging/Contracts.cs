namespace Credentialing.Tests.Integration.Messaging.Contracts.Events.V1;

/// <summary>The next number was drawn from a counter.</summary>
public sealed record NumberDrawn(Guid CounterId, int Number, NumberKind Kind);

/// <summary>What the consumer is to do with it.</summary>
public enum NumberKind
{
    Plain,
    Poison,

    /// <summary>It says what cannot be, so no other try is made.</summary>
    Unusable,

    /// <summary>Its save is refused the second time, and the consumer goes on all the same.</summary>
    Swallowed,
}

/// <summary>A lot was drawn; lots come in swarms.</summary>
public sealed record LotDrawn(Guid CounterId, int Number, NumberKind Kind);

/// <summary>Something that was put off.</summary>
public sealed record BellRang(Guid Bell);

/// <summary>An event whose exchange the broker refuses.</summary>
public sealed record SealBroken(Guid Id);
