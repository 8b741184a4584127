using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;

namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>Tells a customer that an order could not be fulfilled, and why.</summary>
internal static class OrderFailedLetter
{
    public static MessageContent Write(Order order, string reason, string name, LetterWords words)
    {
        var number = words.Number(order.Number);
        var subject = LetterWords.Subject($"We could not fulfil your order {number}");
        var sorry = $"we are sorry: we could not fulfil your order {number} of {words.Amount(order.Total)}.";
        const string Money = "You are not charged for it. Should anything have been set aside on your card, it is let go.";
        var text = LetterFrame.Text(name, words, $"""
            {sorry}

            Why: {reason}

            {Money}
            """);
        var html = LetterFrame.Html(name, subject, words, HtmlText.Of($"""
            <p>{sorry}</p>
            <p>Why: <bdi>{reason}</bdi></p>
            <p>{Money}</p>
            """));
        return new MessageContent(MessageKind.OrderFailed, $"Order {number}", subject, text, html) { OrderId = order.Id };
    }
}
