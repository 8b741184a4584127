using Dashboard.Domain.Log;

namespace Dashboard.WriteSide.Seals;

/// <summary>Something in the log that is not as it was sealed.</summary>
/// <param name="Position">Where: of the event, or of the last event under the seal.</param>
/// <param name="EventId">Which event; nothing when it is the seal, or events that are gone.</param>
/// <param name="Sentence">What is wrong, for people.</param>
public sealed record SealFault(LogPosition Position, Guid? EventId, string Sentence);

/// <summary>How much of the log is sealed.</summary>
/// <param name="Sealed">Events that were compared with their seals.</param>
/// <param name="Unsealed">Events that are too new to have one.</param>
/// <param name="Hash">
/// Hash of the last seal, as hexadecimal digits; nothing when there is none. Whoever notes it down elsewhere will know of the log up to
/// there, even if somebody should make a new chain over an edited log.
/// </param>
public sealed record SealSummary(long Sealed, long Unsealed, string? Hash);
