using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;

namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>Tells a customer that an order is on its way, with whom, and when it should arrive.</summary>
internal static class OrderShippedLetter
{
    /// <param name="order">The order.</param>
    /// <param name="shipment">Its parcel; nothing when it was sent without a carrier that we know.</param>
    /// <param name="name">The customer's.</param>
    /// <param name="words">How amounts and days are written.</param>
    public static MessageContent Write(Order order, Shipment? shipment, string name, LetterWords words)
    {
        var number = words.Number(order.Number);
        var subject = LetterWords.Subject($"Your order {number} is on its way");
        var sent = $"your order {number} has left our house.";
        var parcel = shipment is { TrackingNumber.Length: > 0 }
            ? $"It travels with {shipment.Carrier}, tracking number {shipment.TrackingNumber}."
            : "It will be with you in a few days.";
        var arrives = shipment?.EstimatedDelivery is { } day ? $"It should arrive on {words.Day(day)}." : "";
        var text = LetterFrame.Text(name, words, $"""
            {sent}

            {parcel} {arrives}
            """);
        var html = LetterFrame.Html(name, subject, words, HtmlText.Of($"""
            <p>{sent}</p>
            <p>{parcel} {arrives}</p>
            """));
        return new MessageContent(MessageKind.OrderShipped, $"Order {number}", subject, text, html) { OrderId = order.Id };
    }
}
