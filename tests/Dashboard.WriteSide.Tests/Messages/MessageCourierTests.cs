using Dashboard.Domain;
using Dashboard.Domain.Messages;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Messages;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>What the outbox promises: each message at most once, and what was not sent is seen and can be sent again.</summary>
public abstract class MessageCourierTests(TestDatabase database) : MessageSuite(database)
{
    [Fact]
    public async Task Message_ThatIsTaken_IsSentOnce()
    {
        var message = await WaitingAsync();

        await SendIfDueAsync(message.Id);
        await SendIfDueAsync(message.Id);
        await Courier.SendAsync(message.Id, Token);

        Assert.Equal(1, HandedOf(message.Id));
        Assert.Equal((MessageStatus.Sent, 1), await StandingAsync(message.Id));
        Assert.Equal(["message-queued", "message-sending", "message-sent"], (await Dashboard.LogAsync(message.Id)).Select(row => row.Name));
        Assert.All(await Dashboard.EventsAsync(message.Id), change => Assert.Equal(message.ProductId, ((MessageEvent)change).ProductId));
    }

    [Fact]
    public async Task Message_SentByFourNodesAtOnce_IsHandedOverOnce()
    {
        var message = await WaitingAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Courier.SendAsync(message.Id, Token)));

        Assert.Equal(1, HandedOf(message.Id));
        Assert.Equal((MessageStatus.Sent, 1), await StandingAsync(message.Id));
    }

    [Theory]
    [InlineData(0, true, 0)]
    [InlineData(1, false, 1)]
    public async Task Message_WhenTheProgramEndsBetweenMarkAndNote_MayHaveBeenSentAndIsNeverSentByItself(int save, bool after, int handed)
    {
        var message = await WaitingAsync();
        Crash.Plan(save, after);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Courier.SendAsync(message.Id, Token));
        Crash.Forget();

        await Courier.RecoverAsync(Token);
        Dashboard.Clock.Advance(TimeSpan.FromDays(30));
        await SendIfDueAsync(message.Id);
        await Courier.SendAsync(message.Id, Token);

        Assert.Equal(handed, HandedOf(message.Id));
        Assert.Equal((MessageStatus.Unsure, 1), await StandingAsync(message.Id));
        Assert.IsType<MessageUnsure>((await Dashboard.EventsAsync(message.Id))[^1]);
    }

    [Fact]
    public async Task Message_WhenTheProgramEndsBeforeTheMark_IsSent()
    {
        var message = await WaitingAsync();
        Crash.Plan(0, after: false);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Courier.SendAsync(message.Id, Token));
        Crash.Forget();

        await Courier.RecoverAsync(Token);
        await SendIfDueAsync(message.Id);

        Assert.Equal(1, HandedOf(message.Id));
        Assert.Equal((MessageStatus.Sent, 1), await StandingAsync(message.Id));
    }

    [Fact]
    public async Task Message_OfWhichNobodyHeard_IsSentAgainByAPersonOnly()
    {
        var message = await WaitingAsync();
        Sender.Plan(new HandOver.Unknown("It did not answer in time."));
        await SendIfDueAsync(message.Id);
        Dashboard.Clock.Advance(TimeSpan.FromDays(1));
        await SendIfDueAsync(message.Id);
        Assert.Equal((MessageStatus.Unsure, 1), await StandingAsync(message.Id));

        await Dashboard.DoAsync(new RetryMessage(message.Id));
        await SendIfDueAsync(message.Id);

        Assert.Equal((MessageStatus.Sent, 2), await StandingAsync(message.Id));
    }

    [Fact]
    public async Task Message_ThatIsSurelyNotTaken_IsTriedAgainLaterAndLaterAndThenGivenUp()
    {
        var message = await WaitingAsync();
        Sender.Plan(new HandOver.NotNow("It is closed."), new HandOver.NotNow("It is closed."), new HandOver.NotNow("It is still closed."));
        var now = DateTimeOffset.UtcNow;
        Dashboard.Clock.Now = now;

        await SendIfDueAsync(message.Id);
        var first = Assert.IsType<MessageFailed>((await Dashboard.EventsAsync(message.Id))[^1]);
        Assert.InRange(first.AgainAt!.Value, now.AddSeconds(29), now.AddSeconds(60));
        await SendIfDueAsync(message.Id);
        Assert.Equal(1, HandedOf(message.Id));

        Dashboard.Clock.Now = first.AgainAt.Value.AddMilliseconds(1);
        await SendIfDueAsync(message.Id);
        var second = Assert.IsType<MessageFailed>((await Dashboard.EventsAsync(message.Id))[^1]);
        Assert.InRange(second.AgainAt!.Value, Dashboard.Clock.GetUtcNow().AddSeconds(59), Dashboard.Clock.GetUtcNow().AddSeconds(120));

        Dashboard.Clock.Now = second.AgainAt.Value.AddMilliseconds(1);
        await SendIfDueAsync(message.Id);
        Dashboard.Clock.Advance(TimeSpan.FromDays(1));
        await SendIfDueAsync(message.Id);

        var last = Assert.IsType<MessageFailed>((await Dashboard.EventsAsync(message.Id))[^1]);
        Assert.Equal((null, "It is still closed.", 3), (last.AgainAt, last.Reason, HandedOf(message.Id)));
        Assert.Equal((MessageStatus.Failed, 3), await StandingAsync(message.Id));
    }

    [Fact]
    public async Task Message_ThatIsRefusedForGood_IsNotTriedAgain()
    {
        var message = await WaitingAsync();
        Sender.Plan(new HandOver.Never("There is no such mailbox."));

        await SendIfDueAsync(message.Id);

        Assert.Equal((MessageStatus.Failed, 1), await StandingAsync(message.Id));
    }

    [Fact]
    public async Task Message_ThatFailed_IsSentAgainWithAllItsTries()
    {
        var message = await WaitingAsync();
        Sender.Plan(new HandOver.Never("no"), new HandOver.NotNow("later"));
        await SendIfDueAsync(message.Id);

        await Dashboard.DoAsync(new RetryMessage(message.Id));
        await SendIfDueAsync(message.Id);
        Assert.Equal((MessageStatus.Waiting, 2), await StandingAsync(message.Id));
        Dashboard.Clock.Advance(TimeSpan.FromHours(2));
        await SendIfDueAsync(message.Id);

        Assert.Equal((MessageStatus.Sent, 3), await StandingAsync(message.Id));
    }

    [Fact]
    public async Task Message_ThatWaitsForItsNextTry_IsSentAtOnceWithAllItsTries_WhenAPersonAsks()
    {
        var message = await WaitingAsync();
        Sender.Plan(new HandOver.NotNow("It is closed."), new HandOver.NotNow("It is closed."));
        await SendIfDueAsync(message.Id);
        await SendIfDueAsync(message.Id);
        Assert.Equal((1, 1), (HandedOf(message.Id), (await MessageAsync(message.Id)).Round));

        await Dashboard.DoAsync(new RetryMessage(message.Id));
        Assert.Equal(0, (await MessageAsync(message.Id)).Round);
        Assert.Equal("message-not-failed", (await SendAsync(new RetryMessage(message.Id), Actors.Staff)).Refusal?.Code);
        await SendIfDueAsync(message.Id);

        Assert.Equal((MessageStatus.Waiting, 2), await StandingAsync(message.Id));
        Assert.Equal(1, (await MessageAsync(message.Id)).Round);
        Assert.Equal(MessageStatus.Waiting, Assert.Single((await Dashboard.EventsAsync(message.Id)).OfType<MessageRetried>()).From);
    }

    [Fact]
    public async Task Retry_OfAMessageThatDidNotFail_IsRefused()
    {
        var message = await WaitingAsync();
        await RefusedAsync(new RetryMessage(message.Id), "message-not-failed", "The message is waiting: only one that was tried in vain or may not have been sent can be sent again.");

        await SendIfDueAsync(message.Id);
        await RefusedAsync(new RetryMessage(message.Id), "message-not-failed", "The message is sent: only one that was tried in vain or may not have been sent can be sent again.");

        var nothing = Guid.CreateVersion7();
        await NotFoundAsync(new RetryMessage(nothing), "message", nothing);
    }

    [Fact]
    public async Task RetryOfAll_TakesWhatFailed_AndNotWhatMayHaveBeenSent()
    {
        var failed = await WaitingAsync();
        Sender.Plan(new HandOver.Never("no"));
        await SendIfDueAsync(failed.Id);
        var unsure = await WaitingAsync();
        Sender.Plan(new HandOver.Unknown("no answer"));
        await SendIfDueAsync(unsure.Id);

        var retried = await Dashboard.DoAsync(new RetryFailedMessages(), Actors.Operator);
        await SendIfDueAsync(failed.Id);

        Assert.InRange(retried.Retried, 1, 100);
        Assert.Equal(0, retried.Left);
        Assert.Equal((MessageStatus.Sent, 2), await StandingAsync(failed.Id));
        Assert.Equal((MessageStatus.Unsure, 1), await StandingAsync(unsure.Id));
        Assert.Equal("no-message-failed", (await SendAsync(new RetryFailedMessages(), Actors.Operator)).Refusal?.Code);
        Assert.Equal(RefusalKind.Forbidden, (await SendAsync(new RetryFailedMessages(), Actors.Staff)).Refusal?.Kind);
    }

    private async Task<(MessageStatus Status, int Attempts)> StandingAsync(Guid id)
    {
        var message = await MessageAsync(id);
        return (message.Status, message.Attempts);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : MessageCourierTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : MessageCourierTests(database), IClassFixture<SqlServerDatabase>;
}
