namespace Dashboard.Domain.Messages;

/// <summary>Where a message stands. The numbers are stored and never change.</summary>
public enum MessageStatus
{
    /// <summary>To be sent when its time comes, once or again.</summary>
    Waiting = 0,

    /// <summary>About to be handed over: whoever takes it up from here cannot know whether it was.</summary>
    Sending = 1,

    /// <summary>Handed over, and taken.</summary>
    Sent = 2,

    /// <summary>Not sent, and not tried again unless a person asks for it.</summary>
    Failed = 3,

    /// <summary>It may have been sent: nobody heard. It is not tried again unless a person asks for it.</summary>
    Unsure = 4,
}

/// <summary>What is true of a status.</summary>
public static class MessageStatuses
{
    /// <summary>The word that people and programs read: lower case.</summary>
    public static string Word(this MessageStatus status) => status switch
    {
        MessageStatus.Waiting => "waiting",
        MessageStatus.Sending => "sending",
        MessageStatus.Sent => "sent",
        MessageStatus.Failed => "failed",
        MessageStatus.Unsure => "may have been sent",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };
}
