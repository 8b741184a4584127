using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Shipping;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Shipping;

namespace Dashboard.WriteSide.Orders;

/// <summary>
/// Fulfils an order that was submitted: authorise the payment → set the stock aside → order a parcel → confirm; once the order is
/// shipped, take the payment. Whatever fails before it is shipped is undone: call the parcel off, give the stock back, give
/// the money back, fail the order. A step that a member of staff has taken by hand is not taken again.
/// </summary>
internal sealed class OrderFulfilment : SagaDefinition<FulfilmentState>
{
    /// <summary>How long an order may take until it is confirmed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public OrderFulfilment()
    {
        StartsWith<OrderSubmitted>(e => e.OrderId, when: e => !e.Imported, then: (saga, e) =>
        {
            saga.State.IsFree = e.Total <= 0;
            saga.TimeOutAt(saga.Now + Patience);
            Advance(saga);
        });

        On<PaymentAuthorized>(e => e.OrderId, (saga, _) => Did(saga, FulfilmentStep.Authorize));
        OnAccepted<ReserveOrderInventory>((saga, _) => Did(saga, FulfilmentStep.Reserve));
        On<ShipmentCreated>(e => e.OrderId, (saga, _) => Did(saga, FulfilmentStep.OrderParcel));
        On<ShipmentCancelled>(e => e.OrderId, (saga, _) => WaitForAParcel(saga));
        On<OrderConfirmed>(e => e.OrderId, (saga, _) => Did(saga, FulfilmentStep.Confirm));
        On<OrderShipped>(e => e.OrderId, (saga, _) => Did(saga, FulfilmentStep.Ship));
        On<PaymentCaptured>(e => e.OrderId, (saga, _) => Did(saga, FulfilmentStep.Capture));

        On<PaymentFailed>(e => e.OrderId, (saga, e) => FailOrAsk(saga, e.Reason));
        On<OrderCancelled>(e => e.OrderId, (saga, e) => Over(saga, $"The order was cancelled: {e.Reason}"));
        On<OrderFailed>(e => e.OrderId, (saga, e) => Over(saga, e.Reason));
        OnTimeOut(saga => FailOrAsk(saga, $"The order was not fulfilled within {Patience.TotalMinutes:0} minutes."));

        OnRefused<AuthorizePayment>((saga, refusal) => DidOrFail(saga, refusal, FulfilmentStep.Authorize, "payment-already-authorized"));
        OnRefused<ReserveOrderInventory>((saga, refusal) => DidOrFail(saga, refusal, FulfilmentStep.Reserve));
        OnRefused<CreateShipment>((saga, refusal) => DidOrFail(saga, refusal, FulfilmentStep.OrderParcel, "shipment-already-created"));
        OnRefused<UpdateOrderStatus>((saga, refusal) => DidOrFail(saga, refusal, FulfilmentStep.Confirm));
        OnRefused<CapturePayment>((saga, refusal) => DidOrFail(saga, refusal, FulfilmentStep.Capture, "payment-already-captured"));

        // What was asked for before the failure, and done after it.
        AfterFailure<PaymentAuthorized>(e => e.OrderId, (saga, _) => Take(saga.Undo, GiveBackMoney(saga.Key)));
        AfterFailure<InventoryReserved>(e => e.OrderId, (saga, _) => Take(saga.Undo, GiveBackStock(saga.Key)));
        AfterFailure<ShipmentCreated>(e => e.OrderId, (saga, _) => Take(saga.Undo, CallParcelOff(saga.Key)));
    }

    private delegate void Undoing(string step, Pipeline.ICommand command, params IReadOnlyList<string> nothingToUndo);

    /// <inheritdoc/>
    public override string Name => SagaKinds.OrderFulfilment;

    /// <inheritdoc/>
    protected override void End(SagaTurn<FulfilmentState> turn, string reason)
    {
        if (!turn.State.IsOver)
        {
            turn.Undo("fail the order", new UpdateOrderStatus(turn.Key, OrderStatus.Failed, Short(reason)), "order-transition");
        }
    }

    /// <summary>A step is done. The saga goes on when it was the one it waited for; otherwise it remembers, and will not take it itself.</summary>
    private static void Did(SagaTurn<FulfilmentState> saga, FulfilmentStep step)
    {
        saga.State.Done.Add(step);
        if (saga.State.Doing == step || step == FulfilmentStep.Ship)
        {
            Advance(saga);
        }
    }

    /// <summary>A step was refused: because somebody has taken it already, or moved the order, or for a reason to fail.</summary>
    private static void DidOrFail(SagaTurn<FulfilmentState> saga, Refusal refusal, FulfilmentStep step, string? doneAlready = null)
    {
        var state = saga.State;
        if (refusal.Code == doneAlready || state.Done.Contains(step))
        {
            state.Done.Add(step);
            Advance(saga);
        }
        else if (refusal.Code is "order-not-open" or "order-not-charged" or "order-transition")
        {
            // The event that says where it was moved to is on its way.
            saga.Step("wait to hear what became of the order");
        }
        else
        {
            FailOrAsk(saga, ReasonOf(refusal, step));
        }
    }

    /// <summary>Why a step failed, for the customer too: not what a clerk is told, who can try again.</summary>
    private static string ReasonOf(Refusal refusal, FulfilmentStep step) => (refusal.Kind, step) switch
    {
        (RefusalKind.Unavailable, FulfilmentStep.OrderParcel) => "The carrier gave no answer.",
        (RefusalKind.Unavailable, FulfilmentStep.Authorize or FulfilmentStep.Capture) => "The payment processor gave no answer.",
        _ => refusal.Sentence,
    };

    /// <summary>Somebody called the parcel off, but not the order: whoever did has to order another, or to cancel the order.</summary>
    private static void WaitForAParcel(SagaTurn<FulfilmentState> saga)
    {
        saga.State.Done.Remove(FulfilmentStep.OrderParcel);
        if (saga.State.Doing == FulfilmentStep.Ship)
        {
            saga.State.Doing = FulfilmentStep.OrderParcel;
            saga.Step("wait for another parcel");
            saga.NeedsAPerson("The parcel was called off: order another, ship it without one, or cancel the order.");
        }
    }

    /// <summary>The saga fails; but what is on its way to the customer cannot be undone: a person has to see that it is paid.</summary>
    private static void FailOrAsk(SagaTurn<FulfilmentState> saga, string reason)
    {
        if (!saga.State.Done.Contains(FulfilmentStep.Ship))
        {
            saga.Fail(reason);
            return;
        }

        saga.State.Done.Remove(FulfilmentStep.Authorize);
        saga.State.Doing = FulfilmentStep.Authorize;
        saga.Step("wait for another payment");
        saga.NeedsAPerson($"The order is shipped and not paid: {reason}");
    }

    private static void Over(SagaTurn<FulfilmentState> saga, string reason)
    {
        saga.State.IsOver = true;
        saga.Fail(reason);
    }

    /// <summary>Takes the first step that is not done yet.</summary>
    private static void Advance(SagaTurn<FulfilmentState> saga)
    {
        var (state, order) = (saga.State, saga.Key);
        var next = state.Next();
        if (next == state.Doing)
        {
            return;
        }

        state.Doing = next;
        switch (next)
        {
            case FulfilmentStep.Authorize:
                Take(saga.OnFailure, GiveBackMoney(order));
                saga.Send("authorise the payment", new AuthorizePayment(order));
                break;
            case FulfilmentStep.Reserve:
                Take(saga.OnFailure, GiveBackStock(order));
                saga.Send("set the stock aside", new ReserveOrderInventory(order));
                break;
            case FulfilmentStep.OrderParcel:
                Take(saga.OnFailure, CallParcelOff(order));
                saga.Send("order a parcel", new CreateShipment(order));
                break;
            case FulfilmentStep.Confirm:
                saga.Send("confirm the order", new UpdateOrderStatus(order, OrderStatus.Confirmed, "Paid, reserved and ready to be sent"));
                break;
            case FulfilmentStep.Ship:
                saga.WaitForEver();
                saga.Settled();
                saga.Step("wait until it is shipped");
                break;
            case FulfilmentStep.Capture:
                saga.WaitForEver();
                saga.Settled();
                saga.Send("take the payment", new CapturePayment(order));
                break;
            default:
                saga.Step("fulfilled");
                saga.Complete();
                break;
        }
    }

    private static Undone GiveBackMoney(Guid order) =>
        new("give the money back", new RefundPayment(order, null, "The order was not fulfilled"), ["payment-not-authorized", "payment-already-refunded"]);

    private static Undone GiveBackStock(Guid order) => new("give the stock back", new ReleaseOrderInventory(order), []);

    private static Undone CallParcelOff(Guid order) =>
        new("call the parcel off", new CancelShipment(order, "The order was not fulfilled"), ["shipment-not-created", "shipment-already-cancelled", "shipment-on-its-way"]);

    private static void Take(Undoing how, Undone undone) => how(undone.Step, undone.Command, undone.NothingToUndo);

    private static string Short(string reason) => reason.Length <= Storage.Limits.Reason ? reason : reason[..Storage.Limits.Reason];

    private sealed record Undone(string Step, Pipeline.ICommand Command, IReadOnlyList<string> NothingToUndo);
}
