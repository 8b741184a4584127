using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Tests.Orders;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Domain.Tests.Shipping;

public sealed class ShipmentTests
{
    private static readonly Consignment Order = new(Guid.CreateVersion7(), 7, Guid.CreateVersion7(), OrderHistory.Home, [OrderHistory.Lamps]);

    private static readonly Guid Id = Shipment.IdOf(Order.OrderId);

    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly Carriage Post = new("Post", "P1", new DateOnly(2026, 3, 5));

    private static readonly ShipmentCancelled Cancelled =
        new() { ShipmentId = Id, OrderId = Order.OrderId, Number = 7, CustomerId = Order.CustomerId, Carrier = "Post", TrackingNumber = "P1", Reason = "called off" };

    private static readonly ShipmentDelivered Delivered =
        new() { ShipmentId = Id, OrderId = Order.OrderId, Number = 7, CustomerId = Order.CustomerId, Carrier = "Post", TrackingNumber = "P1", DeliveredAt = Noon };

    private static ShipmentCreated Created(int parcel = 1) => new()
    {
        ShipmentId = Id,
        OrderId = Order.OrderId,
        Number = 7,
        CustomerId = Order.CustomerId,
        Carrier = "Post",
        TrackingNumber = "P1",
        Parcel = parcel,
        Address = OrderHistory.Home,
        Items = [OrderHistory.Lamps],
        EstimatedDelivery = new DateOnly(2026, 3, 5),
    };

    private static Given<Shipment> Given(params IReadOnlyList<IEvent> history) => Scenario.Given(Shipment.Of(Order), history);

    [Fact]
    public void Id_OfAnOrder_IsAlwaysTheSameAndNobodyElses()
    {
        Assert.Equal(Shipment.IdOf(Order.OrderId), Shipment.Of(Order).Id);
        Assert.NotEqual(Domain.Payments.Payment.IdOf(Order.OrderId), Shipment.IdOf(Order.OrderId));
    }

    [Fact]
    public void Replay_OfItsEvents_KnowsWhoseShipmentItIs()
    {
        var shipment = Shipment.Blank();

        shipment.Replay([Created()]);

        Assert.Equal((Id, Order.OrderId, 7, Order.CustomerId, "shipment"), (shipment.Id, shipment.OrderId, shipment.Number, shipment.CustomerId, shipment.StreamKind));
    }

    [Fact]
    public void Create_TheFirst_KeepsWhatTheCarrierSaid() =>
        Given().When(shipment => shipment.Create(Order, Post))
            .Then(Created())
            .And(shipment => Assert.Equal((ShipmentStatus.Created, "Post", "P1"), (shipment.Status, shipment.Carrier, shipment.TrackingNumber)))
            .And(shipment => Assert.Equal((OrderHistory.Home, new DateOnly(2026, 3, 5)), (shipment.Address, shipment.EstimatedDelivery)));

    [Fact]
    public void Create_AfterOneWasCancelled_IsTheNextParcel() =>
        Given(Created(), Cancelled).When(shipment => shipment.Create(Order, Post with { TrackingNumber = "P2" }))
            .Then(Created(parcel: 2) with { TrackingNumber = "P2" })
            .And(shipment => Assert.Equal((ShipmentStatus.Created, 2, "P2"), (shipment.Status, shipment.Parcels, shipment.TrackingNumber)));

    [Fact]
    public void Create_WhereThereIsOne_IsRefused()
    {
        const string Sentence = "Order 7 has a shipment already: Post P1.";

        Given(Created()).When(shipment => shipment.Create(Order, Post)).ThenRefused("shipment-already-created", Sentence);
        Given(Created(), Delivered).When(shipment => shipment.Create(Order, Post)).ThenRefused("shipment-already-created", Sentence);
    }

    [Fact]
    public void Cancel_WhatIsCreated_KeepsWhy() =>
        Given(Created()).When(shipment => shipment.Cancel("called off"))
            .Then(Cancelled)
            .And(shipment => Assert.Equal(ShipmentStatus.Cancelled, shipment.Status));

    [Fact]
    public void MarkDelivered_WhatIsCreated_KeepsWhenInWholeMicroseconds() =>
        Given(Created()).When(shipment => shipment.MarkDelivered(Noon.AddTicks(7).ToOffset(TimeSpan.FromHours(2))))
            .Then(Delivered)
            .And(shipment => Assert.Equal((ShipmentStatus.Delivered, Noon), (shipment.Status, shipment.DeliveredAt)));

    [Fact]
    public void AnyChange_OfWhatIsNotOnItsWay_IsRefused()
    {
        Refused([], "shipment-not-created", "Order 7 has no shipment.");
        Refused([Created(), Cancelled], "shipment-already-cancelled", "The shipment of order 7 was cancelled already.");
        Refused([Created(), Delivered], "shipment-already-delivered", "The shipment of order 7 was delivered already.");

        static void Refused(IReadOnlyList<IEvent> history, string code, string sentence)
        {
            Given(history).When(shipment => shipment.Cancel("called off")).ThenRefused(code, sentence);
            Given(history).When(shipment => shipment.MarkDelivered(Noon)).ThenRefused(code, sentence);
        }
    }

    [Fact]
    public void Replay_OfWhateverWasRaised_IsTheShipment() => Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, 2))), life =>
    {
        var shipment = Shipment.Of(Order);
        foreach (var (index, kind) in life.Index())
        {
            _ = kind switch
            {
                0 => shipment.Create(Order, Post with { TrackingNumber = $"P{index}" }),
                1 => shipment.Cancel($"because {index}"),
                _ => shipment.MarkDelivered(Noon.AddDays(index)),
            };
        }

        var replayed = Shipment.Blank();
        replayed.Replay(shipment.PendingEvents);
        if (shipment.Version > 0)
        {
            shipment.ClearPendingEvents();
            Assert.Equivalent(shipment, replayed, strict: true);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Statuses_AsNumbers_AreThoseThatAreStored() =>
        Assert.Equal(
            [(ShipmentStatus.New, 0), (ShipmentStatus.Created, 1), (ShipmentStatus.Delivered, 2), (ShipmentStatus.Cancelled, 3)],
            Enum.GetValues<ShipmentStatus>().Select(status => (status, (int)status)));

    [Fact]
    public void Words_OfAllStatuses_AreTheirNamesInLowerCase() =>
        Assert.All(Enum.GetValues<ShipmentStatus>(), status => Assert.Equal(status.ToString().ToLowerInvariant(), status.Word()));

    [Fact]
    public void Words_OfNoStatus_Throw() => Assert.Throws<ArgumentOutOfRangeException>(() => ((ShipmentStatus)99).Word());
}
