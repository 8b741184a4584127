using Dashboard.Domain.Messages;

namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>Tells a customer that the last try to be paid was turned down, and that the subscription ends.</summary>
internal static class SubscriptionCancelledLetter
{
    /// <param name="what">What was to be paid, such as the name of a plan.</param>
    /// <param name="amount">What was to be charged.</param>
    /// <param name="reason">Why it was turned down.</param>
    /// <param name="name">The customer's.</param>
    /// <param name="words">How amounts are written.</param>
    public static MessageContent Write(string what, decimal amount, string reason, string name, LetterWords words)
    {
        var subject = LetterWords.Subject($"Your subscription to {what} was cancelled");
        var told = $"we could not charge {words.Amount(amount)} for {what}. That was the last try: your subscription is cancelled.";
        const string Next = "Nothing was charged for the new period. You can subscribe again whenever you like.";
        var text = LetterFrame.Text(name, words, $"""
            {told}

            Why: {reason}

            {Next}
            """);
        var html = LetterFrame.Html(name, subject, words, HtmlText.Of($"""
            <p>{told}</p>
            <p>Why: <bdi>{reason}</bdi></p>
            <p>{Next}</p>
            """));
        return new MessageContent(MessageKind.SubscriptionCancelled, what, subject, text, html);
    }
}
