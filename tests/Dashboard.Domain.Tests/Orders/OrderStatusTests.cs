using Dashboard.Domain.Orders;
using static Dashboard.Domain.Orders.OrderStatus;

namespace Dashboard.Domain.Tests.Orders;

public sealed class OrderStatusTests
{
    private static readonly HashSet<(OrderStatus From, OrderStatus To)> Drawn =
    [
        (Submitted, Confirmed), (Confirmed, Shipped), (Shipped, Delivered),
        (Draft, Cancelled), (Submitted, Cancelled), (Confirmed, Cancelled),
        (Submitted, Failed), (Confirmed, Failed),
    ];

    public static TheoryData<OrderStatus, OrderStatus> EveryStep()
    {
        var steps = new TheoryData<OrderStatus, OrderStatus>();
        foreach (var from in Enum.GetValues<OrderStatus>())
        {
            foreach (var to in Enum.GetValues<OrderStatus>())
            {
                steps.Add(from, to);
            }
        }

        return steps;
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void ChangeStatus_EveryStep_IsRaisedWhenDrawnAndRefusedOtherwise(OrderStatus from, OrderStatus to)
    {
        var result = Scenario.Given(Order.Blank(), OrderHistory.UpTo(from)).When(order => order.ChangeStatus(to, "because"));

        if (Drawn.Contains((from, to)))
        {
            result.Then(OrderHistory.Step(to, from)).And(order => Assert.Equal(to, order.Status));
        }
        else if ((from, to) == (Draft, Submitted))
        {
            result.ThenRefused("order-needs-submission", "A draft is submitted with its shipping address and payment method.");
        }
        else
        {
            result.ThenRefused("order-transition", $"Cannot go from {from.ToString().ToLowerInvariant()} to {to.ToString().ToLowerInvariant()}");
        }
    }

    [Fact]
    public void Statuses_AsNumbers_AreThoseThatAreStored() =>
        Assert.Equal([(Draft, 0), (Submitted, 1), (Confirmed, 2), (Shipped, 3), (Delivered, 4), (Cancelled, 5), (Failed, 6)],
            Enum.GetValues<OrderStatus>().Select(status => (status, (int)status)));

    [Fact]
    public void Words_OfAllStatuses_AreTheirNamesInLowerCase() =>
        Assert.All(Enum.GetValues<OrderStatus>(), status => Assert.Equal(status.ToString().ToLowerInvariant(), status.Word()));

    [Fact]
    public void Words_OfNoStatus_Throw() => Assert.Throws<ArgumentOutOfRangeException>(() => ((OrderStatus)99).Word());

    [Theory]
    [InlineData(Draft, false)]
    [InlineData(Submitted, true)]
    [InlineData(Confirmed, true)]
    [InlineData(Shipped, true)]
    [InlineData(Delivered, true)]
    [InlineData(Cancelled, false)]
    [InlineData(Failed, false)]
    public void IsSale_OfEachStatus_HoldsFromSubmissionUntilCalledOff(OrderStatus status, bool sale) => Assert.Equal(sale, status.IsSale());
}
