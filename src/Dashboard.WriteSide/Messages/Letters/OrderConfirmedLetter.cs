using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;

namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>Tells a customer that the shop has accepted an order, and what is in it.</summary>
internal static class OrderConfirmedLetter
{
    public static MessageContent Write(Order order, string name, LetterWords words)
    {
        var number = words.Number(order.Number);
        var subject = LetterWords.Subject($"Your order {number} is confirmed");
        var thanks = $"thank you for your order {number}. It is confirmed, and we are getting it ready.";
        var text = LetterFrame.Text(name, words, $"""
            {thanks}

            {string.Join('\n', order.Items.Select(item => $"  {words.Number(item.Quantity)} x {item.ProductName}: {words.Amount(item.Amount)}"))}

            Shipping: {words.Amount(order.Shipping)}
            Tax: {words.Amount(order.Tax)}
            Total: {words.Amount(order.Total)}

            It goes to:
            {string.Join('\n', AddressOf(order).Select(line => $"  {line}"))}
            """);
        var html = LetterFrame.Html(name, subject, words, HtmlText.Of($"""
            <p>{thanks}</p>
            <table cellpadding="4" style="border-collapse: collapse">
            {HtmlText.Join(order.Items.Select(item => HtmlText.Of($"""<tr><td align="right">{words.Number(item.Quantity)} ×</td><td><bdi>{item.ProductName}</bdi></td><td align="right">{words.Amount(item.Amount)}</td></tr>""")))}
            <tr><td></td><td>Shipping</td><td align="right">{words.Amount(order.Shipping)}</td></tr>
            <tr><td></td><td>Tax</td><td align="right">{words.Amount(order.Tax)}</td></tr>
            <tr><td></td><td><strong>Total</strong></td><td align="right"><strong>{words.Amount(order.Total)}</strong></td></tr>
            </table>
            <p>It goes to:<br>{HtmlText.Join(AddressOf(order).Select(line => HtmlText.Of($"<bdi>{line}</bdi><br>")))}</p>
            """));
        return new MessageContent(MessageKind.OrderConfirmed, $"Order {number}", subject, text, html) { OrderId = order.Id };
    }

    private static IEnumerable<string> AddressOf(Order order) =>
        order.ShippingAddress is { } to ? [to.Street, $"{to.PostalCode} {to.City}", to.Country] : ["the address that you gave us"];
}
