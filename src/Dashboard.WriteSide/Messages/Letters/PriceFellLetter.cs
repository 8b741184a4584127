using Dashboard.Domain.Messages;

namespace Dashboard.WriteSide.Messages.Letters;

/// <summary>Tells a customer that a product of the wishlist costs less.</summary>
internal static class PriceFellLetter
{
    public static MessageContent Write(PriceFall fall, string name, LetterWords words)
    {
        var subject = LetterWords.Subject($"{fall.ProductName} costs less now");
        var text = LetterFrame.Text(name, words, $"""
            {fall.ProductName} stands on your wishlist, and costs less now: {words.Price(fall.NewPrice)} instead of {words.Price(fall.OldPrice)}.
            """);
        var html = LetterFrame.Html(name, subject, words, HtmlText.Of($"""
            <p><bdi>{fall.ProductName}</bdi> stands on your wishlist, and costs less now:
            <strong>{words.Price(fall.NewPrice)}</strong> instead of <s>{words.Price(fall.OldPrice)}</s>.</p>
            """));
        return new MessageContent(MessageKind.PriceFell, fall.ProductName, subject, text, html) { ProductId = fall.ProductId };
    }
}
