using Dashboard.Domain.Messages;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Messages;

/// <summary>Writes what happens to messages, as their own doing, into the log.</summary>
internal static class MessageLog
{
    /// <summary>Name of the outbox: as an actor, as a reader of the log, and as a right that one node has.</summary>
    public const string Name = Message.Outbox;

    /// <summary>Adds a message's pending events to what is about to be saved.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="message">The message.</param>
    /// <param name="causeId">The event that caused them; the message itself when nothing is said.</param>
    /// <param name="correlationId">Shared by everything that one click set in motion.</param>
    /// <param name="now">Now.</param>
    public static void Add(WriteDbContext db, Message message, Guid? causeId, Guid? correlationId, DateTimeOffset now) =>
        db.LogTurn(message, Name, causeId ?? message.Id, correlationId ?? message.Id, now);
}
