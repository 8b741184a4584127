using Dashboard.Domain.Messages;

namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>
/// Tells a customer that a payment was turned down and is tried again. The renewal of subscriptions has it written, each time
/// that a charge is turned down and another is planned; nothing else does.
/// </summary>
internal static class PaymentRetryLetter
{
    /// <param name="what">What is paid, such as the name of a plan.</param>
    /// <param name="amount">What is charged.</param>
    /// <param name="reason">Why it was turned down.</param>
    /// <param name="againAt">When it is tried again, UTC.</param>
    /// <param name="name">The customer's.</param>
    /// <param name="words">How amounts and instants are written.</param>
    public static MessageContent Write(string what, decimal amount, string reason, DateTimeOffset againAt, string name, LetterWords words)
    {
        var subject = LetterWords.Subject($"Your payment for {what} did not work");
        var told = $"we could not charge {words.Amount(amount)} for {what}.";
        var next = $"We try again on {words.Instant(againAt)}. You need not do anything, unless your card has changed.";
        var text = LetterFrame.Text(name, words, $"""
            {told}

            Why: {reason}

            {next}
            """);
        var html = LetterFrame.Html(name, subject, words, HtmlText.Of($"""
            <p>{told}</p>
            <p>Why: <bdi>{reason}</bdi></p>
            <p>{next}</p>
            """));
        return new MessageContent(MessageKind.PaymentRetry, what, subject, text, html);
    }
}
