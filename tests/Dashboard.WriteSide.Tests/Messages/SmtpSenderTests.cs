using Dashboard.WriteSide.Messages;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>E-mails handed to a mail server: what surely was not taken is told apart from what may have been.</summary>
public sealed class SmtpSenderTests : SenderContract, IAsyncDisposable
{
    private readonly SmtpServer _server = new();
    private readonly SmtpOptions _options;

    public SmtpSenderTests() => _options = new SmtpOptions { Host = "127.0.0.1", Port = _server.Port, Tls = false };

    protected override IMessageSender Sender => new SmtpSender(Options.Create(Mail), Options.Create(_options), TimeProvider.System);

    private protected override IReadOnlyList<ParsedMail> Arrived => [.. _server.Arrived.Select(mail => new ParsedMail(mail))];

    [Theory]
    [InlineData("RCPT", "450 the mailbox is busy")]
    [InlineData("MAIL", "451 try later")]
    [InlineData("MAIL", "530 sign in first")]
    [InlineData("DATA", "452 no room")]
    [InlineData(".", "451 try later")]
    public async Task Server_ThatSaysLater_IsTriedAgain(string command, string answer)
    {
        var outcome = await AnswerAsync(command, answer);

        Assert.True(outcome is HandOver.NotNow { Reason: var reason } && reason.Contains(answer[..3], StringComparison.Ordinal), outcome.ToString());
    }

    [Theory]
    [InlineData("RCPT", "550 no such mailbox")]
    [InlineData(".", "554 it looks like spam")]
    public async Task Server_ThatSaysNo_IsNotTriedAgain(string command, string answer) =>
        Assert.Contains(answer[..3], Assert.IsType<HandOver.Never>(await AnswerAsync(command, answer)).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task Server_ThatIsNotThere_IsTriedAgain()
    {
        await _server.DisposeAsync();

        Assert.Contains("cannot be reached", Assert.IsType<HandOver.NotNow>(await SendAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ThatDoesNotKnowTls_IsTriedAgain()
    {
        _options.Tls = true;

        var outcome = await SendAsync();

        Assert.True(outcome is HandOver.NotNow, outcome.ToString());
        Assert.Empty(_server.Arrived);
    }

    [Fact]
    public async Task Server_ThatHangsUpAfterTheMessage_MayHaveTakenIt() =>
        Assert.IsType<HandOver.Unknown>(await AnswerAsync(".", null));

    [Fact]
    public async Task Server_ThatAnswersNonsenseAfterTheMessage_MayHaveTakenIt() =>
        Assert.IsType<HandOver.Unknown>(await AnswerAsync(".", "well"));

    [Fact]
    public async Task Server_ThatDoesNotAnswerAfterTheMessage_MayHaveTakenIt()
    {
        _server.Silent = ".";
        _options.Timeout = TimeSpan.FromMilliseconds(300);

        Assert.Contains("in time", Assert.IsType<HandOver.Unknown>(await SendAsync()).Reason, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task<HandOver> AnswerAsync(string command, string? answer)
    {
        _server.Answers[command] = answer;
        return SendAsync();
    }

    private Task<HandOver> SendAsync() => Sender.SendAsync(Message("Ana", "ana@example.com", "A subject", "Text", "<p>Text</p>"), 1);
}
