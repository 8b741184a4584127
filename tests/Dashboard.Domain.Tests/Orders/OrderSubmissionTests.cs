using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using static Dashboard.Domain.Tests.Orders.OrderHistory;

namespace Dashboard.Domain.Tests.Orders;

public sealed class OrderSubmissionTests
{
    [Fact]
    public void Submit_Draft_SumsUpEverything() =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.Submit(Terms))
            .Then(Submitted)
            .And(order => Assert.Equal(OrderStatus.Submitted, order.Status))
            .And(order => Assert.Equal((20m, 5m, 1.60m, 26.60m), (order.Subtotal, order.Shipping, order.Tax, order.Total)))
            .And(order => Assert.Equal((Home, "card", At), (order.ShippingAddress, order.PaymentMethod, order.SubmittedAt)));

    [Fact]
    public void Submit_Empty_IsRefused() =>
        Scenario.Given(Order.Blank(), Created)
            .When(order => order.Submit(Terms))
            .ThenRefused("order-empty", "An empty order cannot be submitted: add at least one item.");

    [Fact]
    public void Submit_AfterItsLastItemWasRemoved_IsRefused() =>
        Scenario.Given(Order.Blank(), [.. Draft, new OrderItemRemoved { OrderId = Id, Item = Lamps }])
            .When(order => order.Submit(Terms))
            .ThenRefused("order-empty", "An empty order cannot be submitted: add at least one item.");

    [Theory]
    [InlineData(OrderStatus.Submitted)]
    [InlineData(OrderStatus.Confirmed)]
    [InlineData(OrderStatus.Shipped)]
    [InlineData(OrderStatus.Delivered)]
    public void Submit_Twice_IsRefused(OrderStatus status) =>
        Scenario.Given(Order.Blank(), UpTo(status))
            .When(order => order.Submit(Terms))
            .ThenRefused("order-already-submitted", "Order 7 was submitted already.");

    [Theory]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData(OrderStatus.Failed)]
    public void Submit_WhatEnded_IsRefused(OrderStatus status) =>
        Scenario.Given(Order.Blank(), UpTo(status))
            .When(order => order.Submit(Terms))
            .ThenRefused("order-transition", $"Cannot go from {status.Word()} to submitted");

    [Fact]
    public void Place_Items_IsCreatedAndSubmittedAtOnce() =>
        Scenario.Given(Order.Blank(), Created)
            .When(order => order.Place([Lamps], Terms))
            .Then(Submitted)
            .And(order => Assert.Equal(1, order.LastLine));

    [Fact]
    public void Place_NoItems_IsRefused() =>
        Scenario.Given(Order.Blank(), Created)
            .When(order => order.Place([], Terms))
            .ThenRefused("order-empty", "An empty order cannot be submitted: add at least one item.");

    [Fact]
    public void Submit_BetweenTwoMicroseconds_KeepsWhatEveryEngineCanKeepInUtc() =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.Submit(Terms with { At = At.AddTicks(19).ToOffset(TimeSpan.FromHours(2)) }))
            .Then(Submitted with { SubmittedAt = At.AddTicks(10) })
            .And(order => Assert.Equal(TimeSpan.Zero, order.SubmittedAt!.Value.Offset));

    [Fact]
    public void Place_Imported_SaysSoAndNeedsNoAddress() =>
        Scenario.Given(Order.Blank(), Created)
            .When(order => order.Place([Lamps], Terms with { ShippingAddress = null, Imported = true, Shipping = 0, TaxRate = 0 }))
            .Then(Submitted with { ShippingAddress = null, Imported = true, Shipping = 0, Tax = 0, Total = 20m })
            .And(order => Assert.True(order.Imported));

    [Theory]
    [InlineData(1, 0.005, 0.01)]
    [InlineData(1, 0.0049, 0.00)]
    [InlineData(3, 0.335, 1.01)]
    [InlineData(1, 1.005, 1.01)]
    [InlineData(1, 2.675, 2.68)]
    [InlineData(100, 0.0045, 0.45)]
    public void Totals_HalfAPenny_IsRoundedAwayFromZero(int quantity, decimal price, decimal subtotal) =>
        Assert.Equal(subtotal, OrderTotals.Of([Lamp.AsItem(1, quantity, price)], 0, 0).Subtotal);

    [Fact]
    public void Totals_OfManyLines_RoundTheirExactSumOnce()
    {
        var lines = Enumerable.Range(1, 3).Select(line => Lamp.AsItem(line, 1, 0.005m));

        Assert.Equal(0.02m, OrderTotals.Of(lines, 0, 0).Subtotal);
    }

    [Theory]
    [InlineData(0.06, 0.08, 0.00)]
    [InlineData(0.0625, 0.08, 0.00)]
    [InlineData(0.07, 0.08, 0.01)]
    [InlineData(6.25, 0.08, 0.50)]
    [InlineData(10.1, 0.05, 0.51)]
    public void Tax_IsTakenFromTheRoundedSubtotal_AndRounded(decimal price, decimal rate, decimal tax) =>
        Assert.Equal(tax, OrderTotals.Of([Lamp.AsItem(1, 1, price)], 0, rate).Tax);

    [Fact]
    public void Total_IsTheSumOfWhatIsCharged()
    {
        var totals = OrderTotals.Of([Lamp.AsItem(1, 3, 3.335m)], 4.995m, 0.08m);

        Assert.Equal((10.01m, 5.00m, 0.80m, 15.81m), (totals.Subtotal, totals.Shipping, totals.Tax, totals.Total));
    }

    [Fact]
    public void AddItem_BeyondWhatAnOrderCanComeTo_IsRefused() =>
        Scenario.Given(Order.Blank(), [.. Draft, Added(Chair.AsItem(2, 999, Money.MaxPrice))])
            .When(order => order.AddItem(Chair, 1, Money.MaxPrice))
            .ThenRefused("order-too-large", "An order can come to at most 100000000000.");

    [Fact]
    public void ChangeItem_BeyondWhatAnOrderCanComeTo_IsRefused() =>
        Scenario.Given(Order.Blank(), Draft)
            .When(order => order.ChangeItem(1, int.MaxValue, Money.MaxPrice))
            .ThenRefused("order-too-large", "An order can come to at most 100000000000.");

    [Fact]
    public void Place_BeyondWhatAnOrderCanComeTo_IsRefused() =>
        Scenario.Given(Order.Blank(), Created)
            .When(order => order.Place([Lamps with { Quantity = 1001, Price = Money.MaxPrice }], Terms))
            .ThenRefused("order-too-large", "An order can come to at most 100000000000.");

    [Fact]
    public void AddItem_UpToWhatAnOrderCanComeTo_IsAccepted() =>
        Scenario.Given(Order.Blank(), Created)
            .When(order => order.AddItem(Chair, 1000, Money.MaxPrice))
            .Then(Added(Chair.AsItem(1, 1000, Money.MaxPrice)));
}
