using Dashboard.Domain.Messages;

namespace Dashboard.ReadSide.Audit.Sentences;

internal static class MessageTellings
{
    public static TellingBook TellOfMessages(this TellingBook book) => book
        .Tell<MessageQueued>((e, v) => $"wrote the message “{e.Kind.Word()}”{About(e, v)} {To(e, v)}".TrimEnd())
        .Tell<MessageSending>((e, v) => $"began to send the message “{e.Kind.Word()}” {To(e, v)}".TrimEnd() + $", try {Voice.Number(e.Attempt)}")
        .Tell<MessageSent>((e, v) => $"sent the message “{e.Kind.Word()}” {To(e, v)}".TrimEnd())
        .Tell<MessageFailed>((e, v) => $"could not send the message “{e.Kind.Word()}” {To(e, v)}".TrimEnd() + $" at try {Voice.Number(e.Attempt)}", e => e.Reason)
        .Tell<MessageUnsure>((e, v) => $"does not know whether the message “{e.Kind.Word()}” {To(e, v)}".TrimEnd() + " was taken", e => e.Reason)
        .Tell<MessageRetried>((e, v) => $"had the message “{e.Kind.Word()}” {To(e, v)}".TrimEnd() + $" sent again, which was {e.From.Word()}");

    private static string To(MessageEvent told, Voice voice) => voice.Person($"to {told.To}");

    /// <summary>What it is about may be a person: an invitation is about the invited.</summary>
    private static string About(MessageQueued told, Voice voice) => told.Kind == MessageKind.Invitation ? voice.Person($" about {told.About}") : $" about {told.About}";
}
