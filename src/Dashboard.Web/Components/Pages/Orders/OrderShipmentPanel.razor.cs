using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.ReadSide.Orders;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Shipping;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>An order's shipment. What its saga is about to do by itself is not offered; that it arrived is a step of the order.</summary>
public sealed partial class OrderShipmentPanel : ActionPanel
{
    /// <summary>The order.</summary>
    [Parameter, EditorRequired]
    public required OrderDetail Detail { get; set; }

    private OrderRow Order => Detail.Order;

    private OrderShipment? Shipment => Detail.Shipment;

    private string Nothing => Order switch
    {
        { IsImported: true } => "The order was taken over from another system: nothing is sent for it here.",
        { Status: var status } when TimelineTexts.IsSettled(status) => "No parcel was ordered.",
        _ => "No carrier was asked yet.",
    };

    private bool IsOwn => !Order.IsImported && !Detail.IsOnItsWay;

    private bool CanOrder => IsOwn && Order.Status is (OrderStatus.Submitted or OrderStatus.Confirmed) &&
        (Shipment is null or { Status: ShipmentStatus.New or ShipmentStatus.Cancelled }) && Desk.May<CreateShipment>();

    private bool CanCallOff => IsOwn && Shipment is { Status: ShipmentStatus.Created } &&
        Order.Status is not (OrderStatus.Shipped or OrderStatus.Delivered) && Desk.May<CancelShipment>();

    private Task OrderAsync() => TellAsync(Dialogs.StepAsync(
        $"Order a parcel for order {Order.Number}", "The carrier is asked to fetch and send a parcel.", "Order a parcel", Parcel));

    private Command<Carriage> Parcel() => new CreateShipment(Order.OrderId);

    private Task CallOffAsync() => TellAsync(Dialogs.ReasonAsync(
        $"Call the parcel of order {Order.Number} off", $"{Shipment!.Carrier} does not send {Shipment.TrackingNumber}.", "Call the parcel off",
        reason => new CancelShipment(Order.OrderId, reason), isDangerous: true));
}
