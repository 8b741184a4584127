namespace Dashboard.Domain.Log;

/// <summary>An event and the text that stands in the log.</summary>
/// <param name="Logged">The event, as far as it can be read.</param>
/// <param name="Payload">JSON, as it was written.</param>
public sealed record StoredEvent(LoggedEvent Logged, string Payload);
