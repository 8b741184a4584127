using Dashboard.Domain.Messages;
using Dashboard.WriteSide.Messages;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>What every sender must do with the e-mail itself.</summary>
public abstract class SenderContract
{
    private protected static MailOptions Mail { get; } = new() { From = "shop@example.com", FromName = "Lamps & more" };

    /// <summary>The sender under test.</summary>
    protected abstract IMessageSender Sender { get; }

    /// <summary>What has arrived.</summary>
    private protected abstract IReadOnlyList<ParsedMail> Arrived { get; }

    [Fact]
    public async Task Message_Arrives_WithItsAddressItsSubjectAndBothItsTexts()
    {
        var message = Message("Ana", "ana@example.com", "Your order 12 is confirmed", "Dear Ana,\n\nit is confirmed.\n", "<p>Dear Ana</p>");

        Assert.IsType<HandOver.Taken>(await Sender.SendAsync(message, attempt: 2));

        var mail = Assert.Single(Arrived);
        Assert.Equal("\"Lamps & more\" <shop@example.com>", mail.Header("From"));
        Assert.Contains("ana@example.com", mail.Header("To"), StringComparison.Ordinal);
        Assert.Equal("Your order 12 is confirmed", mail.Header("Subject"));
        Assert.Equal($"<{message.Id:n}.2@example.com>", mail.Header("Message-ID"));
        Assert.NotNull(mail.Header("Date"));
        Assert.StartsWith("multipart/alternative", mail.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(["text/plain", "text/html"], mail.Parts.Select(part => part.Type));
        Assert.Equal(["Dear Ana,\n\nit is confirmed.\n", "<p>Dear Ana</p>"], mail.Parts.Select(part => part.Text));
    }

    [Fact]
    public async Task Name_InArabic_ArrivesAsItIsWritten()
    {
        await Sender.SendAsync(Message("علي بن أبي طالب", "ali@example.com", "مصباح costs less now", "عزيزي علي", "<bdi>علي</bdi>"), 1);

        var mail = Assert.Single(Arrived);
        Assert.Contains("علي بن أبي طالب", mail.Header("To"), StringComparison.Ordinal);
        Assert.Equal("مصباح costs less now", mail.Header("Subject"));
        Assert.Equal(["عزيزي علي", "<bdi>علي</bdi>"], mail.Parts.Select(part => part.Text));
    }

    [Theory]
    [InlineData("Ana\r\nBcc: everybody@example.com", "A subject")]
    [InlineData("Ana", "A subject\r\nBcc: everybody@example.com\r\n\r\nAnother letter")]
    [InlineData("Ana\nBcc: everybody@example.com", "A subject\n\nBcc: everybody@example.com")]
    [InlineData("Ana\" <everybody@example.com>, \"", "A subject")]
    public async Task LineBreaksAndQuotes_InNamesAndSubjects_MakeNoHeader(string name, string subject)
    {
        await Sender.SendAsync(Message(name, "ana@example.com", subject, "Text", "<p>Text</p>"), 1);

        var mail = Assert.Single(Arrived);
        Assert.Null(mail.Header("Bcc"));
        Assert.EndsWith("<ana@example.com>", mail.Header("To"), StringComparison.Ordinal);
        Assert.Equal(["Text", "<p>Text</p>"], mail.Parts.Select(part => part.Text));
    }

    [Fact]
    public async Task Name_AsLongAsOneMayBe_Arrives()
    {
        var name = string.Concat(Enumerable.Repeat("Łucja ", 33)).Trim();

        await Sender.SendAsync(Message(name, "lucja@example.com", new string('ü', 250), new string('x', 5_000), "<p>x</p>"), 1);

        var mail = Assert.Single(Arrived);
        Assert.Contains(name, mail.Header("To"), StringComparison.Ordinal);
        Assert.Equal(new string('ü', 250), mail.Header("Subject"));
        Assert.Equal(new string('x', 5_000), mail.Parts[0].Text);
        Assert.All(mail.Lines, line => Assert.InRange(line.Length, 0, 998));
    }

    [Theory]
    [InlineData("a@b@c")]
    [InlineData("@")]
    [InlineData("ana@example.com\r\nRCPT TO:<everybody@example.com>")]
    public async Task Address_ThatIsNone_IsRefusedForGood(string address)
    {
        Assert.IsType<HandOver.Never>(await Sender.SendAsync(Message("Ana", address, "A subject", "Text", "<p>Text</p>"), 1));

        Assert.Empty(Arrived);
    }

    protected static Message Message(string name, string address, string subject, string text, string html) => Domain.Messages.Message.Queue(
        Guid.CreateVersion7(), new Recipient(Guid.CreateVersion7(), name, address), new MessageContent(MessageKind.OrderConfirmed, "Order 12", subject, text, html), DateTimeOffset.UtcNow);
}
