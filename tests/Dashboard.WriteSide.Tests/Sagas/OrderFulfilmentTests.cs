using Dashboard.Domain.Catalog;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Shipping;
using Dashboard.Domain;
using Dashboard.Testing.Builders;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Shipping;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>Given events, then commands: the happy path, and every failure at every step.</summary>
public sealed class OrderFulfilmentTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly Guid Customer = Guid.CreateVersion7();
    private static readonly Guid Lamp = Guid.CreateVersion7();

    private static readonly AuthorizePayment Authorize = new(Id);
    private static readonly ReserveOrderInventory Reserve = new(Id);
    private static readonly CreateShipment OrderParcel = new(Id);
    private static readonly UpdateOrderStatus Confirm = new(Id, OrderStatus.Confirmed, "Paid, reserved and ready to be sent");
    private static readonly CapturePayment Capture = new(Id);
    private static readonly RefundPayment GiveBackMoney = new(Id, null, "The order was not fulfilled");
    private static readonly ReleaseOrderInventory GiveBackStock = new(Id);
    private static readonly CancelShipment CallParcelOff = new(Id, "The order was not fulfilled");

    private static SagaScenario Saga => new(new OrderFulfilment());

    private static UpdateOrderStatus Fail(string reason) => new(Id, OrderStatus.Failed, reason);

    private static OrderSubmitted Submitted(decimal total = 20m, bool imported = false) => new()
    {
        OrderId = Id,
        Number = 7,
        CustomerId = Customer,
        CustomerName = "Ana",
        CustomerEmail = "ana@example.com",
        Items = [],
        Subtotal = total,
        Shipping = 0,
        Tax = 0,
        Total = total,
        ShippingAddress = Shop.Address,
        PaymentMethod = "tok_ok",
        SubmittedAt = default,
        Imported = imported,
    };

    private static PaymentAuthorized Authorized { get; } =
        new() { PaymentId = Id, OrderId = Id, Number = 7, CustomerId = Customer, Amount = 20m, Method = "tok_ok", Attempt = 1, Reference = "a" };

    private static ShipmentCreated ParcelOrdered { get; } = new()
    {
        ShipmentId = Id,
        OrderId = Id,
        Number = 7,
        CustomerId = Customer,
        Carrier = "Post",
        TrackingNumber = "P1",
        Parcel = 1,
        Address = Shop.Address,
        Items = [],
        EstimatedDelivery = default,
    };

    private static ShipmentCancelled CalledOff { get; } =
        new() { ShipmentId = Id, OrderId = Id, Number = 7, CustomerId = Customer, Carrier = "Post", TrackingNumber = "P1", Reason = "wrong size" };

    private static OrderConfirmed Confirmed { get; } = new() { OrderId = Id, Number = 7, CustomerId = Customer, From = OrderStatus.Submitted, Reason = "why", Total = 20m };

    private static OrderShipped Shipped { get; } = new() { OrderId = Id, Number = 7, CustomerId = Customer, From = OrderStatus.Confirmed, Reason = "why", Total = 20m };

    private static PaymentCaptured Captured { get; } = new() { PaymentId = Id, OrderId = Id, Number = 7, CustomerId = Customer, Amount = 20m, Reference = "a" };

    private static OrderCancelled Cancelled { get; } =
        new() { OrderId = Id, Number = 7, CustomerId = Customer, From = OrderStatus.Submitted, Reason = "changed mind", Total = 20m, Items = [] };

    private static PaymentFailed NotPaid(PaymentStep step) => new()
    {
        PaymentId = Id,
        OrderId = Id,
        Number = 7,
        CustomerId = Customer,
        Amount = 20m,
        Method = "tok_declined",
        Attempt = 1,
        Step = step,
        Code = "card_declined",
        Reason = "The card was declined.",
    };

    /// <summary>A saga that waits for the answer to a command.</summary>
    private static SagaScenario UpTo(ICommand waitingFor) => waitingFor switch
    {
        AuthorizePayment => Saga.Given(Submitted()),
        ReserveOrderInventory => UpTo(Authorize).Given(Authorized),
        CreateShipment => UpTo(Reserve).WhenAccepted(Reserve),
        UpdateOrderStatus => UpTo(OrderParcel).Given(ParcelOrdered),
        _ => UpTo(Confirm).Given(Confirmed, Shipped),
    };

    [Fact]
    public void Order_ThatIsSubmitted_IsPaidReservedSentAndConfirmed() => Saga
        .When(Submitted()).Then(Authorize).And(saga => Assert.Equal((SagaStatus.Running, "authorise the payment"), (saga.Status, saga.Step)))
        .When(Authorized).Then(Reserve)
        .WhenAccepted(Reserve).Then(OrderParcel)
        .When(ParcelOrdered).Then(Confirm).And(saga => Assert.NotNull(saga.TimesOutAt))
        .When(Confirmed).ThenNothing().And(saga => Assert.Equal((SagaStatus.Running, "wait until it is shipped", null), (saga.Status, saga.Step, saga.TimesOutAt)))
        .When(Shipped).Then(Capture)
        .When(Captured).ThenNothing().And(saga => Assert.Equal((SagaStatus.Completed, "fulfilled"), (saga.Status, saga.Step)));

    [Fact]
    public void Order_ThatCostsNothing_IsNotPaid() => Saga
        .When(Submitted(total: 0)).Then(Reserve)
        .WhenAccepted(Reserve).Then(OrderParcel)
        .Given(ParcelOrdered, Confirmed)
        .When(Shipped).ThenNothing().And(saga => Assert.Equal(SagaStatus.Completed, saga.Status));

    [Fact]
    public void Order_ThatIsImported_BeginsNothing() => Assert.False(Saga.When(Submitted(imported: true)).IsBegun);

    [Fact]
    public void Order_OfWhichNothingIsKnown_BeginsNothing() => Assert.False(Saga.When(Authorized).IsBegun);

    [Fact]
    public void Payment_ThatIsTurnedDown_FailsTheOrderWithTheReason() => UpTo(Authorize)
        .When(NotPaid(PaymentStep.Authorization)).Then(GiveBackMoney, Fail("The card was declined."))
        .And(saga => Assert.Equal((SagaStatus.Compensating, "The card was declined.", null), (saga.Status, saga.Reason, saga.TimesOutAt)));

    [Fact]
    public void Parcel_CalledOffByHandWhileTheOrderWaits_IsPutBeforeAPersonUntilThereIsAnother()
    {
        var saga = UpTo(Confirm).Given(Confirmed).When(CalledOff).ThenNothing();

        Assert.Equal(("wait for another parcel", "The parcel was called off: order another, ship it without one, or cancel the order."), (saga.Row.Step, saga.Row.Trouble));
        saga.When(ParcelOrdered).ThenNothing();
        Assert.Equal(("wait until it is shipped", null), (saga.Row.Step, saga.Row.Trouble));
    }

    [Fact]
    public void Order_CancelledWhileAPersonHadToLook_NeedsNobodyAnyMore() => UpTo(Confirm)
        .Given(Confirmed, CalledOff)
        .When(Cancelled).Then(CallParcelOff, GiveBackStock, GiveBackMoney)
        .And(saga => Assert.Equal((SagaStatus.Compensating, null), (saga.Status, saga.Trouble)));

    [Fact]
    public void EachStep_ThatIsRefused_UndoesWhatWasDoneBeforeInReverse()
    {
        UpTo(Authorize).WhenRefused(Authorize, "partner-silent").Then(GiveBackMoney, Fail("No."));
        UpTo(Reserve).WhenRefused(Reserve, "out-of-stock").Then(GiveBackStock, GiveBackMoney, Fail("No."));
        UpTo(OrderParcel).WhenRefused(OrderParcel, "carrier-declined").Then(CallParcelOff, GiveBackStock, GiveBackMoney, Fail("No."));
        UpTo(Confirm).WhenRefused(Confirm, "changed-meanwhile").Then(CallParcelOff, GiveBackStock, GiveBackMoney, Fail("No."));
    }

    [Fact]
    public void Step_ThatIsRefusedBecauseSomebodyMovedTheOrder_WaitsToHearWhereTo()
    {
        UpTo(Confirm).WhenRefused(Confirm, "order-transition").ThenNothing().When(Confirmed).ThenNothing()
            .And(saga => Assert.Equal((SagaStatus.Running, "wait until it is shipped"), (saga.Status, saga.Step)));
        UpTo(Reserve).WhenRefused(Reserve, "order-not-open").ThenNothing().When(Shipped).Then(Capture);
        UpTo(Reserve).WhenRefused(Reserve, "order-not-open").ThenNothing().When(Cancelled).Then(GiveBackStock, GiveBackMoney);
        UpTo(Reserve).WhenRefused(Reserve, "order-not-open").ThenNothing().WhenTimeIsOver()
            .Then(GiveBackStock, GiveBackMoney, Fail("The order was not fulfilled within 10 minutes."));
    }

    [Fact]
    public void EachStep_ThatTakesTooLong_UndoesWhatWasDoneBeforeInReverse()
    {
        var late = Fail("The order was not fulfilled within 10 minutes.");

        UpTo(Authorize).WhenTimeIsOver().Then(GiveBackMoney, late);
        UpTo(Reserve).WhenTimeIsOver().Then(GiveBackStock, GiveBackMoney, late);
        UpTo(OrderParcel).WhenTimeIsOver().Then(CallParcelOff, GiveBackStock, GiveBackMoney, late);
        UpTo(Confirm).WhenTimeIsOver().Then(CallParcelOff, GiveBackStock, GiveBackMoney, late);
    }

    [Fact]
    public void Order_ThatIsCancelledOnTheWay_IsUndoneAndNotFailedToo()
    {
        UpTo(Authorize).When(Cancelled).Then(GiveBackMoney);
        UpTo(Reserve).When(Cancelled).Then(GiveBackStock, GiveBackMoney);
        UpTo(Confirm).Given(Confirmed).When(Cancelled).Then(CallParcelOff, GiveBackStock, GiveBackMoney)
            .And(saga => Assert.Equal("The order was cancelled: changed mind", saga.Reason));
    }

    [Fact]
    public void Order_ThatIsFreeAndCancelled_GivesOnlyItsStockBack() => Saga.Given(Submitted(total: 0)).When(Cancelled).Then(GiveBackStock);

    [Fact]
    public void Step_ThatIsDoneAfterTheFailure_IsUndoneToo() => UpTo(Authorize)
        .WhenTimeIsOver()
        .When(Authorized).Then(GiveBackMoney)
        .When(new InventoryReserved { ProductId = Lamp, Name = "Lamp", OrderId = Id, Quantity = 1, Available = 0 }).Then(GiveBackStock)
        .When(ParcelOrdered).Then(CallParcelOff)
        .When(Confirmed).ThenUnheard();

    [Fact]
    public void Step_ThatWasTakenByHand_IsNotTakenAgain()
    {
        UpTo(Authorize).WhenRefused(Authorize, "payment-already-authorized").Then(Reserve);
        UpTo(OrderParcel).WhenRefused(OrderParcel, "shipment-already-created").Then(Confirm);
        UpTo(Reserve).When(ParcelOrdered).ThenNothing().When(Confirmed).ThenNothing()
            .WhenAccepted(Reserve).ThenNothing().And(saga => Assert.Equal("wait until it is shipped", saga.Step));
    }

    [Fact]
    public void Order_ThatWasShippedByHand_IsOnlyCharged() => UpTo(Reserve)
        .When(Confirmed).ThenNothing()
        .When(Shipped).Then(Capture)
        .WhenRefused(Reserve, "order-not-open").ThenNothing().And(saga => Assert.Equal(SagaStatus.Running, saga.Status));

    [Fact]
    public void Shipped_ButNotPaid_IsLeftToAPersonUntilItIsPaid() => UpTo(Capture)
        .When(NotPaid(PaymentStep.Capture)).ThenNothing()
        .And(saga => Assert.Equal((SagaStatus.Running, "The order is shipped and not paid: The card was declined."), (saga.Status, saga.Trouble)))
        .When(Authorized).Then(Capture).And(saga => Assert.Null(saga.Trouble))
        .When(Captured).ThenNothing().And(saga => Assert.Equal(SagaStatus.Completed, saga.Status));

    [Fact]
    public void Shipped_BeforeItWasPaid_IsNeverUndone() => UpTo(Authorize)
        .When(Shipped).ThenNothing()
        .WhenTimeIsOver().ThenNothing()
        .And(saga => Assert.Equal((SagaStatus.Running, "wait for another payment"), (saga.Status, saga.Step)));

    [Fact]
    public void Saga_ThatIsCompleted_HearsNothing() => UpTo(Capture).Given(Captured).When(Shipped).ThenUnheard();
}
