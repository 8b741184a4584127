using Dashboard.Domain.Orders;
using static Dashboard.Domain.Tests.Orders.OrderHistory;

namespace Dashboard.Domain.Tests.Orders;

public sealed class OrderDraftTests
{
    public static TheoryData<OrderStatus> NoDraft =>
        new(Enum.GetValues<OrderStatus>().Where(status => status != OrderStatus.Draft));

    [Fact]
    public void Create_ForACustomer_IsAnEmptyDraft()
    {
        var order = Order.Create(Id, Number, Ana, "INV-1");

        Assert.Equal(Created with { Reference = "INV-1" }, Assert.Single(order.PendingEvents));
        Assert.Equal((Id, 1, "order", Number), (order.Id, order.Version, order.StreamKind, order.Number));
        Assert.Equal((OrderStatus.Draft, 0m, 0), (order.Status, order.Total, order.Items.Count));
    }

    [Fact]
    public void AddItem_NewProduct_GetsTheNextLineAndAddsUp() =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.AddItem(Chair, 1, 30m))
            .Then(Added(Chairs))
            .And(order => Assert.Equal((50m, 50m, 2), (order.Subtotal, order.Total, order.LastLine)));

    [Fact]
    public void AddItem_SameProductAtTheSamePrice_JoinsItsLine() =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.AddItem(Lamp, 3, 10m))
            .Then(new OrderItemChanged { OrderId = Id, Before = Lamps, After = Lamps with { Quantity = 5 } })
            .And(order => Assert.Equal(50m, order.Total));

    [Fact]
    public void AddItem_SameProductAtAnotherPrice_GetsALineOfItsOwn() =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.AddItem(Lamp, 3, 9m))
            .Then(Added(Lamp.AsItem(2, 3, 9m)));

    [Fact]
    public void AddItem_AfterALineWasRemoved_NeverUsesItsNumberAgain() =>
        Scenario.Given(Order.Blank(), [.. Draft, Added(Chairs), new OrderItemRemoved { OrderId = Id, Item = Chairs }])
            .When(order => order.AddItem(Chair, 1, 30m))
            .Then(Added(Chairs with { Line = 3 }));

    [Fact]
    public void AddItem_WhenFull_IsRefused()
    {
        var lines = Enumerable.Range(1, Order.MaxItems).Select(line => Added(Lamp.AsItem(line, 1, line)));
        Scenario.Given(Order.Blank(), [Created, .. lines])
            .When(order => order.AddItem(Chair, 1, 30m))
            .ThenRefused("order-full", "An order holds at most 1000 items.");
    }

    [Fact]
    public void AddItem_BeyondWhatALineHolds_IsRefused() =>
        Scenario.Given(Order.Blank(), Created, Added(Lamp.AsItem(1, int.MaxValue, 0.01m)))
            .When(order => order.AddItem(Lamp, 1, 0.01m))
            .ThenRefused("quantity-too-large", "A line holds at most 2147483647 pieces.");

    [Theory]
    [InlineData(3, 10)]
    [InlineData(2, 9.5)]
    [InlineData(7, 0.01)]
    public void ChangeItem_QuantityOrPrice_TellsBeforeAndAfter(int quantity, decimal price) =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.ChangeItem(1, quantity, price))
            .Then(new OrderItemChanged { OrderId = Id, Before = Lamps, After = Lamps with { Quantity = quantity, Price = price } })
            .And(order => Assert.Equal(quantity * price, order.Total));

    [Fact]
    public void ChangeItem_ToTheSame_ChangesNothing() =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.ChangeItem(1, 2, 10.00m))
            .ThenNothing();

    [Fact]
    public void ChangeItem_LineThatIsNotThere_IsNotFound() =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.ChangeItem(2, 1, 1m))
            .ThenRefused("item-not-found", "Order 7 has no item 2.", RefusalKind.NotFound);

    [Fact]
    public void RemoveItem_LineThatIsThere_TellsWhatItWas() =>
        Scenario.Given(Order.Blank(), [.. Draft, Added(Chairs)])
            .When(order => order.RemoveItem(1))
            .Then(new OrderItemRemoved { OrderId = Id, Item = Lamps })
            .And(order => Assert.Equal((30m, 30m), (order.Subtotal, order.Total)));

    [Fact]
    public void RemoveItem_LineThatIsNotThere_IsNotFound() =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.RemoveItem(9))
            .ThenRefused("item-not-found", "Order 7 has no item 9.", RefusalKind.NotFound);

    [Theory]
    [MemberData(nameof(NoDraft))]
    public void AnyChange_OfWhatIsNoDraft_IsRefused(OrderStatus status)
    {
        var sentence = $"Order 7 is {status.Word()}: only a draft can be changed.";

        Scenario.Given(Order.Blank(), UpTo(status)).When(order => order.AddItem(Chair, 1, 30m)).ThenRefused("order-not-draft", sentence);
        Scenario.Given(Order.Blank(), UpTo(status)).When(order => order.ChangeItem(1, 9, 9m)).ThenRefused("order-not-draft", sentence);
        Scenario.Given(Order.Blank(), UpTo(status)).When(order => order.RemoveItem(1)).ThenRefused("order-not-draft", sentence);
    }
}
