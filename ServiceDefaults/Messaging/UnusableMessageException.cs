namespace Credentialing.ServiceDefaults.Messaging;

/// <summary>
/// A message that can never be handled, however often it is tried: thrown by a consumer, it goes straight to the failed
/// messages, where a person decides.
/// </summary>
/// <param name="message">Why; never holds personal data.</param>
public sealed class UnusableMessageException(string message) : Exception(message);
