using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Operations;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Security;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Subscriptions;

namespace Dashboard.Domain.Tests;

public sealed class AggregateTests
{
    private sealed record Foreign : IEvent;

    public static TheoryData<Type> Kinds => [typeof(Customer), typeof(Product), typeof(Order), typeof(Payment), typeof(Shipment), typeof(Plan), typeof(Subscription), typeof(Saga), typeof(Message), typeof(StaffUser), typeof(SecurityRecord), typeof(ProjectionDesk), typeof(PastView)];

    private static Aggregate Blank(Type kind) => kind switch
    {
        _ when kind == typeof(Customer) => Customer.Blank(),
        _ when kind == typeof(Product) => Product.Blank(),
        _ when kind == typeof(Order) => Order.Blank(),
        _ when kind == typeof(Payment) => Payment.Blank(),
        _ when kind == typeof(Shipment) => Shipment.Blank(),
        _ when kind == typeof(Plan) => Plan.Blank(),
        _ when kind == typeof(Subscription) => Subscription.Blank(),
        _ when kind == typeof(Saga) => Saga.Blank(),
        _ when kind == typeof(Message) => Message.Blank(),
        _ when kind == typeof(StaffUser) => StaffUser.Blank(),
        _ when kind == typeof(SecurityRecord) => SecurityRecord.Blank(),
        _ when kind == typeof(PastView) => PastView.Blank(),
        _ => ProjectionDesk.Blank(),
    };

    [Fact]
    public void Kinds_OfTheDomain_AreAllTested() =>
        Assert.Equal(
            Kinds.Select(row => row.Data).ToHashSet(),
            typeof(Aggregate).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Aggregate)) && !type.IsAbstract).ToHashSet());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Replay_OfSomebodyElsesEvent_Throws(Type kind)
    {
        var aggregate = Blank(kind);

        var fault = Assert.Throws<InvalidOperationException>(() => aggregate.Replay([new Foreign()]));

        Assert.Equal($"A {aggregate.StreamKind} knows no event Foreign.", fault.Message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Blank_OfEachKind_IsBeforeItsFirstEvent(Type kind)
    {
        var aggregate = Blank(kind);

        Assert.Equal((0, Guid.Empty), (aggregate.Version, aggregate.Id));
        Assert.Empty(aggregate.PendingEvents);
    }

    [Fact]
    public void ClearPendingEvents_OnceWritten_KeepsTheStateAndTheVersion()
    {
        var customer = Customer.Register(Guid.CreateVersion7(), "Ana", "ana@example.com", null, null);

        customer.ClearPendingEvents();

        Assert.Empty(customer.PendingEvents);
        Assert.Equal((1, "Ana"), (customer.Version, customer.Name));
    }
}
