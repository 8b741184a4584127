using Dashboard.Domain.Messages;

namespace Dashboard.WriteSide.Messages;

/// <summary>Hands messages over to somebody who delivers them.</summary>
public interface IMessageSender
{
    /// <summary>Hands a message over, and waits for the answer; at most as long as its own options say.</summary>
    /// <param name="message">The message.</param>
    /// <param name="attempt">Number of the try, from 1.</param>
    /// <returns>What became of it; no fault is thrown for what can happen.</returns>
    Task<HandOver> SendAsync(Message message, int attempt);
}

/// <summary>What became of a message that was handed over.</summary>
public abstract record HandOver
{
    private HandOver()
    {
    }

    /// <summary>It was taken.</summary>
    /// <param name="Receipt">By what, such as the name of a file or of a mail server.</param>
    public sealed record Taken(string Receipt) : HandOver;

    /// <summary>It was surely not taken; another time it may be.</summary>
    public sealed record NotNow(string Reason) : HandOver;

    /// <summary>It was surely not taken, and never will be as it is.</summary>
    public sealed record Never(string Reason) : HandOver;

    /// <summary>Nobody knows whether it was taken.</summary>
    public sealed record Unknown(string Reason) : HandOver;
}
