using Dashboard.WriteSide.Messages;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>E-mails as files.</summary>
public sealed class DirectorySenderTests : SenderContract, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("dashboard-mail");

    protected override IMessageSender Sender => new DirectorySender(
        Options.Create(new MailOptions { From = Mail.From, FromName = Mail.FromName, Directory = Path.Combine(_data.FullName, "mail") }));

    private protected override IReadOnlyList<ParsedMail> Arrived => Directory.Exists(Path.Combine(_data.FullName, "mail"))
        ? [.. Directory.GetFiles(Path.Combine(_data.FullName, "mail")).Select(file => new ParsedMail(File.ReadAllText(file)))]
        : [];

    [Fact]
    public async Task File_IsCalledByItsKindAndItsMessage_AndNothingElseIsLeft()
    {
        var message = Message("Ana", "ana@example.com", "A subject", "Text", "<p>Text</p>");

        var taken = Assert.IsType<HandOver.Taken>(await Sender.SendAsync(message, 1));

        Assert.Equal($"order-confirmed-{message.Id:n}-1.eml", taken.Receipt);
        Assert.Equal([taken.Receipt], new DirectoryInfo(Path.Combine(_data.FullName, "mail")).GetFileSystemInfos().Select(file => file.Name));
    }

    [Fact]
    public async Task Directory_ThatCannotBeWrittenTo_IsTriedAgainLater()
    {
        await File.WriteAllTextAsync(Path.Combine(_data.FullName, "mail"), "a file stands in its place", TestContext.Current.CancellationToken);

        var fault = Assert.IsType<HandOver.NotNow>(await Sender.SendAsync(Message("Ana", "ana@example.com", "A subject", "Text", "<p>Text</p>"), 1));

        Assert.Contains("cannot be written to", fault.Reason, StringComparison.Ordinal);
        File.Delete(Path.Combine(_data.FullName, "mail"));
    }

    public void Dispose() => _data.Delete(recursive: true);
}
