using Dashboard.Domain;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Messages.Letters;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>What letters say, and that nothing that is put into them becomes anything but text.</summary>
public sealed class LetterTests
{
    private const string Nasty = "<script>alert(\"1\")</script> & علي";

    private static readonly LetterWords Words = new(new StoreOptions { Currency = "EUR", TimeZone = "Asia/Tokyo" }, "Lamps & more");

    public static TheoryData<MessageKind> Kinds => new(Enum.GetValues<MessageKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Letter_OfEveryKind_HoldsNamesAsText(MessageKind kind)
    {
        var letter = Letter(kind, Nasty);

        Assert.Equal(kind, letter.Kind);
        Assert.StartsWith($"Dear {Nasty},\n\n", letter.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n\nLamps & more\n", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Dear <bdi>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; علي</bdi>", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\r', letter.Html + letter.Text);
        Assert.DoesNotContain(letter.Subject, char.IsControl);
        Assert.InRange(letter.Subject.Length, 1, Limits.Subject);
    }

    [Fact]
    public void Confirmation_HasTheItemsTheTotalsAndTheAddress()
    {
        var text = Letter(MessageKind.OrderConfirmed, "Ana").Text;

        Assert.Contains("  2 x <script>alert(\"1\")</script> & علي: €25.00\n", text, StringComparison.Ordinal);
        Assert.Contains("Shipping: €1.50\nTax: €2.00\nTotal: €28.50\n", text, StringComparison.Ordinal);
        Assert.Contains("  1 High Street\n  BA1 1AA Bath\n  United Kingdom\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_DoesNotSayThatMoneyWasSetAside() => Assert.Contains(
        "\n\nYou are not charged for it. Should anything have been set aside on your card, it is let go.\n", Letter(MessageKind.OrderFailed, "Ana").Text, StringComparison.Ordinal);

    [Fact]
    public void Retry_NamesTheInstantInTheTimeOfTheStore() =>
        Assert.Contains("We try again on 6 March 2026, 08:30.", Letter(MessageKind.PaymentRetry, "Ana").Text, StringComparison.Ordinal);

    [Fact]
    public void Price_MayHaveFourPlaces() =>
        Assert.Contains("€0.0125 instead of €1,000.00", Letter(MessageKind.PriceFell, "Ana").Text, StringComparison.Ordinal);

    [Fact]
    public void Subject_OfALongName_IsCutBetweenCharacters()
    {
        var subject = LetterWords.Subject(new string('x', Limits.Subject - 2) + "😀😀");

        Assert.Equal(new string('x', Limits.Subject - 2) + "…", subject);
        Assert.Equal("a  b", LetterWords.Subject(" a\r\nb\u2028"));
    }

    private static MessageContent Letter(MessageKind kind, string name) => kind switch
    {
        MessageKind.OrderConfirmed => OrderConfirmedLetter.Write(Order(), name, Words),
        MessageKind.OrderFailed => OrderFailedLetter.Write(Order(), Nasty, name, Words),
        MessageKind.OrderShipped => OrderShippedLetter.Write(Order(), shipment: null, name, Words),
        MessageKind.PriceFell => PriceFellLetter.Write(
            new PriceFall
            {
                EventId = Guid.CreateVersion7(), CorrelationId = Guid.CreateVersion7(), ProductId = Guid.CreateVersion7(), ProductName = $"{Nasty}\nBcc: x@example.com",
                OldPrice = 1_000m, NewPrice = 0.0125m, Sequence = 1,
            },
            name, Words),
        MessageKind.PaymentRetry => PaymentRetryLetter.Write(Nasty, 12m, Nasty, new DateTimeOffset(2026, 3, 5, 23, 30, 0, TimeSpan.Zero), name, Words),
        MessageKind.Invitation => InvitationLetter.Write(
            new StaffUserInvited { UserId = Guid.CreateVersion7(), Name = name, Email = "x@example.com", Role = Role.Viewer, IntendedRole = Role.Staff, Invitation = 1 }, Words),
        MessageKind.SubscriptionCancelled => SubscriptionCancelledLetter.Write(Nasty, 12m, Nasty, name, Words),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such letter."),
    };

    private static Order Order()
    {
        var order = Domain.Orders.Order.Create(Guid.CreateVersion7(), 12, new OrderCustomer(Guid.CreateVersion7(), "Ana", "ana@example.com"));
        var item = new OrderItem { Line = 1, ProductId = Guid.CreateVersion7(), ProductName = Nasty, Category = "Lamps", Quantity = 2, Price = 12.5m };
        Assert.Null(order.Place([item], new Submission(new Address("1 High Street", "Bath", "BA1 1AA", "United Kingdom"), "tok_ok", 1.5m, 0.08m, DateTimeOffset.UtcNow, Imported: false)));
        return order;
    }
}
