using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests.Questions;

public abstract class NotificationQuestionTests(TestDatabase database) : QuestionSuite<Guid>(database)
{
    /// <summary>A message that waits for its next try.</summary>
    private const int TriedAgain = 4;

    /// <summary>A message that waited for its next try until a person asked for it: it is due at once.</summary>
    private const int AskedFor = 8;

    private static readonly Guid Customer = Guid.CreateVersion7();
    private static readonly Guid Order = Guid.CreateVersion7();

    /// <summary>Twelve messages, two at each moment: six about orders of a customer, six about prices to علي; each status in its turn.</summary>
    private protected override (History History, Guid Told) Tell()
    {
        var history = new History();
        var last = Guid.Empty;
        MessageStatus[] statuses = [MessageStatus.Waiting, MessageStatus.Sent, MessageStatus.Failed, MessageStatus.Unsure];
        for (var number = 0; number < 12; number++)
        {
            var at = History.Noon.AddMinutes(number / 2);
            var message = number < 6
                ? Letters.Queued(at, MessageKind.OrderConfirmed, Customer, number == 0 ? Order : null)
                : Letters.Queued(at, MessageKind.PriceFell, name: "علي");
            if (number is TriedAgain or AskedFor)
            {
                message.Send(at);
                message.Fail(1, "It is closed.", at.AddMinutes(1), at);
            }

            if (number == AskedFor)
            {
                Assert.Null(message.Retry(at));
            }

            history.AddPending(message.Move(statuses[number % 4], at), at);
            last = message.Id;
        }

        return (history, last);
    }

    [Theory]
    [InlineData(null, null, false, false, null, 12)]
    [InlineData(MessageKind.PriceFell, null, false, false, null, 6)]
    [InlineData(null, MessageStatus.Failed, false, false, null, 3)]
    [InlineData(MessageKind.OrderConfirmed, MessageStatus.Sent, false, false, null, 2)]
    [InlineData(MessageKind.PaymentRetry, null, false, false, null, 0)]
    [InlineData(null, null, true, false, null, 6)]
    [InlineData(null, MessageStatus.Waiting, true, false, null, 2)]
    [InlineData(null, null, false, true, null, 1)]
    [InlineData(null, null, false, false, "علي", 6)]
    [InlineData(null, null, false, false, "SILVA confirmed", 6)]
    [InlineData(null, MessageStatus.Unsure, false, false, "silva", 1)]
    public async Task List_Filtered_HasTheRowsAndTheirTotal(MessageKind? kind, MessageStatus? status, bool ofCustomer, bool ofOrder, string? text, int expected)
    {
        ListNotifications Question(PageRequest page) => new()
        {
            Kind = kind, Status = status, CustomerId = ofCustomer ? Customer : null, OrderId = ofOrder ? Order : null, Text = text, Page = page,
        };

        var all = await Tables.WalkAsync(Question, row => row.MessageId, limit: 2);
        var first = await Tables.AskAsync(Question(new PageRequest { Limit = 1 }));

        Assert.Equal((expected, (long)expected), (all.Count, first.Total));
        Assert.Equal(all.OrderByDescending(row => row.QueuedAt).Select(row => row.QueuedAt), all.Select(row => row.QueuedAt));
    }

    [Fact]
    public async Task Message_ById_IsThereOrNot()
    {
        Assert.Equal(MessageStatus.Unsure, (await Tables.AskAsync(new GetNotification(Told)))?.Status);
        Assert.Null(await Tables.AskAsync(new GetNotification(Guid.Empty)));
    }

    [Fact]
    public async Task Counts_AreByKindAndStatus()
    {
        var counts = await Tables.AskAsync(new CountNotifications());

        Assert.Equal((12, 8), (counts.Sum(count => count.Messages), counts.Count));
        Assert.Contains(counts, count => count is { Kind: MessageKind.OrderConfirmed, Status: MessageStatus.Failed, Messages: 1 });
    }

    [Fact]
    public async Task TriedAgain_CountsWhatWaitsAfterATryThatFailed() => Assert.Equal(1, await Tables.AskAsync(new CountMessagesTriedAgain()));

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : NotificationQuestionTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : NotificationQuestionTests(database), IClassFixture<SqlServerDatabase>;
}
