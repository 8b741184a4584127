using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Shipping;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Components.Pages.Orders;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Shipping;

namespace Dashboard.Web.Tests.Components.Orders;

/// <summary>Payment, shipment and timeline of an order's page: what they say, what they offer, and what is refused.</summary>
public sealed class OrderFulfilmentTests : ScreenContext
{
    private static readonly string[] Actions =
        ["Authorise payment", "Retry payment", "Other token", "Take payment", "Let go", "Refund", "Order a parcel", "Call the parcel off"];

    private static readonly OrderPayment Authorized = new(PaymentStatus.Authorized, 25m, 0, 0, "tok_ok", 1, null, "r-1");
    private static readonly OrderPayment Failed = new(PaymentStatus.Failed, 0, 0, 0, "tok_declined", 1, "The card was declined.", null);
    private static readonly OrderPayment Captured = Authorized with { Status = PaymentStatus.Captured, Captured = 25m };
    private static readonly OrderShipment Ordered = new(ShipmentStatus.Created, "Simulated Post", "SP1", new DateOnly(2026, 3, 8), null, 1);

    private OrderDetail _detail = Detail(OrderStatus.Submitted);

    public OrderFulfilmentTests() => Desk.Answer<GetOrder, OrderDetail?>(_ => _detail);

    public static TheoryData<string, string[]> Offered => new()
    {
        { "nothing runs", ["Authorise payment", "Other token", "Order a parcel"] },
        { "the saga is at it", [] },
        { "the saga tries again later", ["Authorise payment", "Other token", "Order a parcel"] },
        { "confirmed", ["Call the parcel off"] },
        { "shipped, not paid", ["Retry payment", "Other token"] },
        { "shipped, taken over by hand", ["Take payment"] },
        { "delivered", ["Refund"] },
        { "given back", [] },
        { "failed, not undone", ["Let go", "Call the parcel off"] },
        { "imported", [] },
    };

    [Theory]
    [MemberData(nameof(Offered))]
    public void Order_OffersWhatCanBeDoneNow(string state, string[] offered)
    {
        _detail = State(state);

        var page = Show();

        Assert.Equal(offered, Actions.Where(action => page.ButtonOrNone(action) is not null));
    }

    [Theory]
    [MemberData(nameof(Offered))]
    public void Viewer_IsOfferedNothing(string state, string[] offered)
    {
        SignInAs(Role.Viewer);
        _detail = State(state);

        var page = Show();

        Assert.NotNull(offered);
        Assert.All(Actions, action => Assert.Null(page.ButtonOrNone(action)));
    }

    [Fact]
    public void Payment_ThatWasTurnedDown_IsShownWithTheReason()
    {
        _detail = Detail(OrderStatus.Failed, Failed);

        var panel = Show().Find("section[aria-labelledby=payment-title]").TextContent;

        Assert.Contains("failed", panel);
        Assert.Contains("The card was declined.", panel);
        Assert.Contains("tok_declined", panel);
    }

    [Theory]
    [InlineData(OrderStatus.Submitted, "There is no answer of the payment processor yet.", "No carrier was asked yet.")]
    [InlineData(OrderStatus.Confirmed, "There is no answer of the payment processor yet.", "No carrier was asked yet.")]
    [InlineData(OrderStatus.Shipped, "Nothing was paid.", "No parcel was ordered.")]
    [InlineData(OrderStatus.Delivered, "Nothing was paid.", "No parcel was ordered.")]
    [InlineData(OrderStatus.Cancelled, "Nothing was paid.", "No parcel was ordered.")]
    [InlineData(OrderStatus.Failed, "Nothing was paid.", "No parcel was ordered.")]
    public void Order_WithoutPaymentAndParcel_SaysWhetherTheyAreStillExpected(OrderStatus status, string payment, string parcel)
    {
        _detail = Detail(status);

        var page = Show();

        Assert.Equal(payment, page.Find("section[aria-labelledby=payment-title] p").TextContent);
        Assert.Equal(parcel, page.Find("section[aria-labelledby=shipment-title] p").TextContent);
    }

    [Fact]
    public void Retry_ThatIsTurnedDownAgain_SaysSoInTheDialog_AndCanBeSentAgain()
    {
        Desk.Accept<AuthorizePayment, PaymentStanding>(command => new PaymentStanding(command.OrderId, PaymentStatus.Failed, "The card was declined."));
        _detail = State("shipped, not paid");
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Retry payment").Click();
        dialogs.WaitForElement("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("The card was declined.", dialogs.Find("[role=alert]").TextContent));
        dialogs.Find("form").Submit();
        dialogs.WaitForAssertion(() => Assert.Equal(2, Desk.Sent.Select(sent => sent.CommandId).Distinct().Count()));
    }

    [Fact]
    public void OtherToken_WhenSomebodyWasFaster_SaysSoAndKeepsWhatWasTyped()
    {
        Desk.Refuse<AuthorizePayment, PaymentStanding>(Refusal.Rule("payment-already-authorized", "The payment of order 1042 is authorised already."));
        _detail = State("shipped, not paid");
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Other token").Click();
        dialogs.WaitForElement("input").Change("tok_ok");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("is authorised already", dialogs.Find("[role=alert]").TextContent));
        Assert.Equal("tok_ok", dialogs.Find("input").GetAttribute("value"));
        Assert.Equal("tok_ok", Assert.IsType<AuthorizePayment>(Desk.Sent.Single()).Token);
    }

    [Fact]
    public void OtherToken_LeftEmpty_IsAskedForAndNothingIsSent()
    {
        _detail = State("shipped, not paid");
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Other token").Click();
        dialogs.WaitForElement("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("Token is required.", dialogs.Find(".field-fault").TextContent));
        Assert.Empty(Desk.Sent);
    }

    [Fact]
    public void Refund_OfAPart_IsSentAndShownAsPending()
    {
        Desk.Accept<RefundPayment, PaymentStanding>(command => new PaymentStanding(command.OrderId, PaymentStatus.Captured, null));
        Monitor.Hold();
        _detail = State("delivered");
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Refund").Click();
        dialogs.WaitForElement("input").Change("5");
        dialogs.Find("textarea").Change("a scratch");
        dialogs.Find("form").Submit();

        page.WaitForElement(".freshness-pending");
        var command = Assert.IsType<RefundPayment>(Desk.Sent.Single());
        Assert.Equal((5m, "a scratch"), (command.Amount, command.Reason));
        Monitor.Pass();
    }

    [Fact]
    public void Refund_OfMoreThanIsLeft_IsRefusedInASentence()
    {
        Desk.Refuse<RefundPayment, PaymentStanding>(Refusal.Rule("refund-too-large", "Only 5.00 of order 1042 can be given back."));
        _detail = State("delivered");
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Refund").Click();
        dialogs.WaitForElement("textarea").Change("all of it");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("Only 5.00 of order 1042", dialogs.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void Parcel_ThatTheCarrierWillNotSend_IsToldInASentence()
    {
        Desk.Refuse<CreateShipment, Carriage>(Refusal.Rule("carrier-declined", "The carrier would not: The carrier does not deliver to this address."));
        _detail = State("nothing runs");
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Order a parcel").Click();
        dialogs.WaitForElement("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("does not deliver to this address", dialogs.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void Timeline_TellsStatusesPaymentParcelAndSteps_NewestFirst()
    {
        var saga = Running("set the stock aside") with
        {
            Steps = [Step(1, "authorise the payment", SagaCommandStatus.Done, 3) with { EndedAt = Goods.Morning.AddSeconds(4) }, Step(2, "set the stock aside", SagaCommandStatus.Pending, 0)],
        };
        _detail = Detail(OrderStatus.Submitted, Authorized, saga: saga) with
        {
            Fulfilment = Row(Authorized, null) with { Notes = [new TimelineEntry(Goods.Morning.AddSeconds(3), TimelineEvent.PaymentAuthorized, "order-fulfilment", Detail: "tok_ok", Amount: 25m)] },
        };

        var entries = Show().FindAll(".history li");

        Assert.Equal(["StepPending", "StepDone", "PaymentAuthorized", "Status"], entries.Select(entry => entry.GetAttribute("data-what")));
        Assert.Contains("Step on its way: set the stock aside", entries[0].TextContent);
        Assert.Contains("Step taken, tried 3 times: authorise the payment", entries[1].TextContent);
        Assert.Contains("£25.00 set aside with tok_ok", entries[2].TextContent);
        Assert.Contains("by the fulfilment", entries[2].TextContent);
    }

    [Fact]
    public void Timeline_SaysThatAStepWasNotNeeded_WhereThereWasNothingToUndo()
    {
        var saga = Running("undone") with
        {
            Steps = [Step(1, "call the parcel off", SagaCommandStatus.Done, 1) with { IsCompensation = true, Answer = "The parcel is on its way." }],
        };
        _detail = Detail(OrderStatus.Shipped, Captured, saga: saga);

        Assert.Contains("Step no longer needed: call the parcel off", Show().Find("[data-what=StepSkipped]").TextContent);
    }

    [Fact]
    public void Timeline_HasWordsAndAPictureForEverything()
    {
        _detail = Detail(OrderStatus.Delivered, Captured) with
        {
            Fulfilment = Row(Captured, null) with
            {
                Notes = [.. Enum.GetValues<TimelineEvent>().Select(what => new TimelineEntry(Goods.Morning, what, "Ana", "why", $"about {what}", 1m))],
            },
        };

        var entries = Show().FindAll(".history li");

        Assert.Equal(Enum.GetValues<TimelineEvent>().Length + 1, entries.Count);
        Assert.All(entries, entry => Assert.True(entry.QuerySelector(".badge, .what")?.TextContent.Trim().Length > 4, entry.OuterHtml));
    }

    [Fact]
    public void Saga_ThatNeedsAPerson_SaysSoWithAWayToIt()
    {
        _detail = State("shipped, not paid");

        var note = Show().Find(".note-warn");

        Assert.Contains("Somebody has to look. The order is shipped and not paid", note.TextContent);
        Assert.Equal($"/operations/sagas/{_detail.Saga!.SagaId}", note.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void LiveChange_OfTheSagaAlone_IsShown()
    {
        var page = Show();
        _detail = Detail(OrderStatus.Submitted, saga: Running("order a parcel"));

        Feed.Change(ProjectionNames.Sagas);

        page.WaitForAssertion(() => Assert.Contains("order a parcel", page.Find(".fulfilment").TextContent));
    }

    private static OrderDetail State(string state) => state switch
    {
        "nothing runs" => Detail(OrderStatus.Submitted),
        "the saga is at it" => Detail(OrderStatus.Submitted, saga: Running("authorise the payment")),
        "the saga tries again later" => Detail(OrderStatus.Submitted, saga: Running("authorise the payment") with { AgainAt = Goods.Morning.AddMinutes(1) }),
        "confirmed" => Detail(OrderStatus.Confirmed, Authorized, Ordered, Running("wait until it is shipped")),
        "shipped, not paid" => Detail(OrderStatus.Shipped, Failed, Ordered, Running("wait for another payment") with { Trouble = "The order is shipped and not paid: it had lapsed." }),
        "shipped, taken over by hand" => Detail(OrderStatus.Shipped, Authorized, Ordered, Running("given up") with { Status = SagaStatus.GivenUp, State = SagaState.GivenUp }),
        "delivered" => Detail(OrderStatus.Delivered, Captured, Ordered with { Status = ShipmentStatus.Delivered }),
        "given back" => Detail(OrderStatus.Delivered, Captured with { Status = PaymentStatus.Refunded, Refunded = 25m }, Ordered with { Status = ShipmentStatus.Delivered }),
        "failed, not undone" => Detail(OrderStatus.Failed, Authorized, Ordered, Running("undone") with { Status = SagaStatus.Failed, Trouble = "give the money back: no answer" }),
        "imported" => Detail(OrderStatus.Delivered) is var delivered ? delivered with { Order = delivered.Order with { IsImported = true } } : delivered,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
    };

    private static OrderDetail Detail(OrderStatus status, OrderPayment? payment = null, OrderShipment? shipment = null, SagaRow? saga = null) =>
        new(Goods.Order(status), payment is null && shipment is null ? null : Row(payment, shipment), saga);

    private static OrderFulfilmentRow Row(OrderPayment? payment, OrderShipment? shipment) =>
        new() { OrderId = Goods.Order().OrderId, Payment = payment, Shipment = shipment };

    private static SagaRow Running(string step) => new()
    {
        SagaId = Saga.IdOf(SagaKinds.OrderFulfilment, Goods.Order().OrderId), Kind = SagaKinds.OrderFulfilment, Key = Goods.Order().OrderId, Step = step, StartedAt = Goods.Morning,
    };

    private static SagaStep Step(int number, string step, SagaCommandStatus outcome, int attempts) => new()
    {
        Number = number, Step = step, Command = "Some", IsCompensation = false, WantedAt = Goods.Morning.AddSeconds(number), DueAt = Goods.Morning.AddSeconds(number), Outcome = outcome, Attempts = attempts,
    };

    private IRenderedComponent<OrderPage> Show() =>
        Render<OrderPage>(parameters => parameters.Add(page => page.OrderId, Goods.Order().OrderId));
}
