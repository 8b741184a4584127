using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;

namespace Dashboard.ReadSide.Tests.Folding;

public sealed class NotificationsProjectionTests
{
    private static readonly DateTimeOffset Noon = History.Noon;

    private readonly History _history = new History().By("messages");
    private readonly Message _message = Letters.Queued(Noon);

    [Fact]
    public async Task Message_ThatIsQueued_SaysWhatGoesToWhomAndWhy()
    {
        var row = await FoldAsync();

        Assert.Equal((MessageKind.OrderConfirmed, MessageStatus.Waiting, "ana@example.com", "Ana Silva"), (row.Kind, row.Status, row.To, row.Name));
        Assert.Equal((_message.CustomerId, _message.OrderId, null, "Order 12"), (row.CustomerId, row.OrderId, row.ProductId, row.About));
        Assert.Equal(("Your order 12 is confirmed", "Dear Ana", Noon, Noon), (row.Subject, row.Text, row.QueuedAt, row.MovedAt));
        Assert.Equal("ana silva ana@example.com order 12 your order 12 is confirmed", row.SearchText);
    }

    [Fact]
    public async Task Message_ThatIsSent_SaysWhenAndByWhat()
    {
        _message.Send(Noon.AddSeconds(1));
        _message.Fail(1, "It is closed.", Noon.AddMinutes(1), Noon.AddSeconds(2));
        _history.AddPending(_message);
        var waits = Assert.Single((await _history.FoldAsync(new NotificationsProjection())).Rows<NotificationRow>());
        Assert.Equal((MessageStatus.Waiting, "It is closed.", Noon.AddMinutes(1), 1), (waits.Status, waits.Failure, waits.AgainAt, waits.Attempts));

        _message.Send(Noon.AddMinutes(1));
        _message.Succeed(2, "a.eml", Noon.AddMinutes(2));
        var row = await FoldAsync();

        Assert.Equal((MessageStatus.Sent, 2, Noon.AddMinutes(2), "a.eml"), (row.Status, row.Attempts, row.SentAt, row.Receipt));
        Assert.Equal((null, null, Noon.AddMinutes(2)), (row.Failure, row.AgainAt, row.MovedAt));
    }

    [Fact]
    public async Task Message_ThatAPersonSendsAgain_SaysWho()
    {
        _message.Move(MessageStatus.Unsure, Noon);
        _history.AddPending(_message).By("Olga");
        Assert.Null(_message.Retry(Noon.AddMinutes(1)));

        var row = await FoldAsync();

        Assert.Equal((MessageStatus.Waiting, "Olga", "It did not answer in time."), (row.Status, row.RetriedBy, row.Failure));
    }

    [Fact]
    public async Task Counts_FollowTheStatus()
    {
        _history
            .AddPending(Letters.Queued(Noon).Move(MessageStatus.Sent, Noon))
            .AddPending(Letters.Queued(Noon).Move(MessageStatus.Failed, Noon))
            .AddPending(Letters.Queued(Noon, MessageKind.PriceFell).Move(MessageStatus.Sent, Noon))
            .AddPending(_message);

        var tables = await _history.FoldAsync(new NotificationsProjection(), batchSize: 1);

        Assert.Equal(
            [(MessageKind.OrderConfirmed, MessageStatus.Waiting, 1), (MessageKind.OrderConfirmed, MessageStatus.Sent, 1), (MessageKind.OrderConfirmed, MessageStatus.Failed, 1), (MessageKind.PriceFell, MessageStatus.Sent, 1)],
            tables.Rows<NotificationCount>().Select(count => (count.Kind, count.Status, count.Messages)).Order());
    }

    private async Task<NotificationRow> FoldAsync() =>
        Assert.Single((await _history.AddPending(_message).FoldAsync(new NotificationsProjection())).Rows<NotificationRow>());
}
