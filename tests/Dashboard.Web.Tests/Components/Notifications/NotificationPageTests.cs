using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Notifications;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Messages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Notifications;

public sealed class NotificationPageTests : ScreenContext
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly Guid Order = Guid.CreateVersion7();

    private NotificationRow? _message = Row(MessageStatus.Sent);
    private int _failed = 2;
    private long _triedAgain;

    public NotificationPageTests()
    {
        Desk.Answer<GetNotification, NotificationRow?>(_ => _message);
        Desk.Answer<ListNotifications, Page<NotificationRow>>(_ => Shop.PageOf<NotificationRow>(_message is null ? [] : [_message]));
        Desk.Answer<CountNotifications, IReadOnlyList<NotificationCount>>(_ =>
        [
            new NotificationCount { Key = "1", Kind = MessageKind.OrderConfirmed, Status = MessageStatus.Sent, Messages = 1_200 },
            new NotificationCount { Key = "2", Kind = MessageKind.PriceFell, Status = MessageStatus.Failed, Messages = _failed },
        ]);
        Desk.Answer<CountMessagesTriedAgain, long>(_ => _triedAgain);
    }

    [Fact]
    public void Row_SaysWhatWentToWhomWhenAndWhy()
    {
        var row = Render<NotificationsPage>().Find("tbody tr");

        Assert.Equal("Your order 12 is confirmed Ana Ferrer <b> ana@example.com sent Order confirmed Order 12 5 Mar 2026, 09:30:00", Goods.Text(row));
        Assert.Equal([$"/notifications/{Id}", $"/customers/{_message!.CustomerId}", $"/orders/{Order}"], row.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Row_OfAMessageThatFailed_SaysWhy()
    {
        _message = Row(MessageStatus.Waiting) with { Failure = "The server is closed.", AgainAt = Shop.Morning.AddMinutes(1) };

        Assert.Contains("waiting The server is closed. Again at 5 Mar 2026, 09:31:00.", Goods.Text(Render<NotificationsPage>().Find("tbody tr")));
    }

    [Fact]
    public void Tabs_ShowCounts_AndTheHeadSaysWhatFailed()
    {
        var page = Render<NotificationsPage>();

        Assert.Equal(["All 1,202", "Waiting 0", "Sending 0", "Sent 1,200", "Failed 2", "May have been sent 0"], page.FindAll(".tabs a").Select(tab => tab.TextContent));
        Assert.Equal("2 failed.", page.Find(".page-header-subtitle").TextContent);
    }

    [Theory]
    [InlineData(0, 0, "Nothing failed.")]
    [InlineData(0, 1, "1 waits to be tried again.")]
    [InlineData(0, 1_300, "1,300 wait to be tried again.")]
    [InlineData(3, 2, "3 failed, 2 wait to be tried again.")]
    public void Head_SaysWhatWaitsToBeTriedAgain(int failed, long triedAgain, string expected)
    {
        (_failed, _triedAgain) = (failed, triedAgain);

        Assert.Equal(expected, Render<NotificationsPage>().Find(".page-header-subtitle").TextContent);
    }

    [Fact]
    public void Address_WithFilters_IsAskedFor()
    {
        Go($"/notifications?status=unsure&kind=pricefell&q=lamp&customer={Id}&order={Order}&at=c1");
        Render<NotificationsPage>();

        var question = Desk.Asked.OfType<ListNotifications>().Last();
        Assert.Equal((MessageStatus.Unsure, MessageKind.PriceFell, "lamp"), (question.Status, question.Kind, question.Text));
        Assert.Equal((Id, Order, "c1"), (question.CustomerId, question.OrderId, question.Page.Cursor));
    }

    [Fact]
    public void Kind_Chosen_StandsInTheAddress()
    {
        var page = Render<NotificationsPage>();

        page.Find("#notifications-kind").Change("PriceFell");

        page.WaitForAssertion(() => Assert.Equal("/notifications?kind=pricefell", Address));
    }

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Staff, false)]
    [InlineData(Role.Operator, true)]
    public void RetryOfAll_IsOfferedToOperators(Role role, bool expected)
    {
        SignInAs(role);

        Assert.Equal(expected, Render<NotificationsPage>().ButtonOrNone("Send all failed again") is not null);
    }

    [Fact]
    public void RetryOfAll_SaysHowMany_AndIsSent()
    {
        SignInAs(Role.Operator);
        Desk.Accept<RetryFailedMessages, RetriedMessages>(_ => new RetriedMessages(2, 0));
        var dialogs = Dialogs;
        var page = Render<NotificationsPage>();

        page.Button("Send all failed again").Click();
        dialogs.WaitForElement("form");
        Assert.Contains("2 messages that failed are sent again. What may have been sent is not.", dialogs.Markup);
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.IsType<RetryFailedMessages>(Desk.Sent.Single()));
    }

    [Fact]
    public void Message_ShowsItsTextAsText()
    {
        var page = Show();

        Assert.Equal("Your order 12 is confirmed sent", Goods.Text(page.Find("h1")));
        Assert.Contains("Dear Ana Ferrer <b>,\n\nit is confirmed.", page.Find(".letter").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".letter b"));
        Assert.Contains("a.eml", page.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MessageStatus.Waiting, Role.Staff, false)]
    [InlineData(MessageStatus.Sent, Role.Staff, false)]
    [InlineData(MessageStatus.Failed, Role.Staff, true)]
    [InlineData(MessageStatus.Unsure, Role.Staff, true)]
    [InlineData(MessageStatus.Failed, Role.Viewer, false)]
    public void Retry_IsOfferedWhereItCanBe(MessageStatus status, Role role, bool expected)
    {
        _message = Row(status);
        SignInAs(role);

        Assert.Equal(expected, Show().ButtonOrNone("Send again") is not null);
    }

    [Fact]
    public void Retry_OfAMessageThatWaitsForItsNextTry_IsOffered()
    {
        _message = Row(MessageStatus.Waiting) with { Failure = "It is closed.", AgainAt = Shop.Morning.AddMinutes(1) };
        SignInAs(Role.Staff);

        Assert.NotNull(Show().ButtonOrNone("Send again"));
    }

    [Fact]
    public void Retry_OfAMessageThatMayHaveBeenSent_WarnsAndIsSent()
    {
        _message = Row(MessageStatus.Unsure) with { Failure = "It did not answer in time." };
        Desk.Accept<RetryMessage>();
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Send again").Click();
        dialogs.WaitForElement("form");
        Assert.Contains("Nobody heard whether it reached ana@example.com: the customer may get it twice.", dialogs.Markup);
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("form")));
        Assert.Equal(Id, Assert.IsType<RetryMessage>(Desk.Sent.Single()).MessageId);
    }

    [Fact]
    public void LiveChange_OfAStatus_ChangesTheRow()
    {
        _message = Row(MessageStatus.Waiting);
        var page = Render<NotificationsPage>();
        _message = Row(MessageStatus.Sent) with { MovedAt = Shop.Morning.AddSeconds(1) };

        Feed.Change(ProjectionNames.Notifications);

        page.WaitForAssertion(() => Assert.Contains("sent", page.Find("tbody tr").TextContent));
        Assert.Contains("row-changed", page.Find("tbody tr").ClassName);
    }

    [Theory]
    [InlineData("/notifications", "Nobody was written to yet.")]
    [InlineData("/notifications?status=failed", "No message fits these filters.")]
    public void NoMessages_SaysSo(string address, string expected)
    {
        _message = null;
        Go(address);

        Assert.Contains(expected, Render<NotificationsPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void NoSuchMessage_SaysSo()
    {
        _message = null;

        Assert.Contains("There is no message at this address.", Show().Find(".empty").TextContent);
    }

    private static NotificationRow Row(MessageStatus status) => new()
    {
        MessageId = Id,
        Kind = MessageKind.OrderConfirmed,
        Status = status,
        To = "ana@example.com",
        Name = "Ana Ferrer <b>",
        CustomerId = Order,
        OrderId = Order,
        About = "Order 12",
        Subject = "Your order 12 is confirmed",
        Text = "Dear Ana Ferrer <b>,\n\nit is confirmed.",
        QueuedAt = Shop.Morning,
        MovedAt = Shop.Morning,
        Receipt = status == MessageStatus.Sent ? "a.eml" : null,
        Attempts = 1,
    };

    private IRenderedComponent<NotificationPage> Show() => Render<NotificationPage>(parameters => parameters.Add(page => page.MessageId, Id));

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
