using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Sagas;

namespace Dashboard.Web.Api;

/// <summary>An order with its payment, its shipment, its saga, and everything that happened to it, oldest first.</summary>
internal sealed record OrderDetailAnswer(
    Guid OrderId, long Number, string? Reference, Guid CustomerId, string CustomerName, string CustomerEmail, string Status,
    IReadOnlyList<ItemAnswer> Items, decimal Subtotal, decimal Shipping, decimal Tax, decimal Total,
    Address? ShippingAddress, string? PaymentMethod, IReadOnlyList<StatusAnswer> StatusHistory, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt,
    bool Imported, PaymentAnswer? Payment, ShipmentAnswer? Shipment, OrderSagaAnswer? Saga, IReadOnlyList<TimelineAnswer> Timeline)
{
    public static OrderDetailAnswer Of(OrderDetail detail)
    {
        var order = OrderAnswer.Of(detail.Order);
        return new OrderDetailAnswer(
            order.OrderId, order.Number, order.Reference, order.CustomerId, order.CustomerName, order.CustomerEmail, order.Status,
            order.Items, order.Subtotal, order.Shipping, order.Tax, order.Total,
            order.ShippingAddress, order.PaymentMethod, order.StatusHistory, order.CreatedAt, order.SubmittedAt,
            detail.Order.IsImported, PaymentAnswer.Of(detail.Payment), ShipmentAnswer.Of(detail.Shipment), OrderSagaAnswer.Of(detail.Saga),
            [.. detail.Timeline().Select(TimelineAnswer.Of)]);
    }
}

/// <summary>How an order's payment stands; nothing before the processor was asked.</summary>
internal sealed record PaymentAnswer(
    string Status, decimal Authorized, decimal Captured, decimal Refunded, string Method, int Attempts, string? Failure, string? Reference)
{
    public static PaymentAnswer? Of(OrderPayment? payment) => payment is null ? null : new(
        payment.Status.Word(), Money.Round(payment.Authorized), Money.Round(payment.Captured), Money.Round(payment.Refunded),
        payment.Method, payment.Attempts, payment.Failure, payment.Reference);
}

/// <summary>How an order's shipment stands; nothing before a carrier was asked.</summary>
internal sealed record ShipmentAnswer(string Status, string Carrier, string TrackingNumber, DateOnly? EstimatedDelivery, DateTimeOffset? DeliveredAt, int Parcel)
{
    public static ShipmentAnswer? Of(OrderShipment? shipment) => shipment is null ? null : new(
        shipment.Status.Word(), shipment.Carrier, shipment.TrackingNumber, shipment.EstimatedDelivery, shipment.DeliveredAt, shipment.Parcel);
}

/// <summary>How the saga that fulfils an order stands.</summary>
internal sealed record OrderSagaAnswer(Guid SagaId, string State, string Step, string? Reason, string? Trouble, DateTimeOffset? TimesOutAt)
{
    public static OrderSagaAnswer? Of(SagaRow? saga) => saga is null ? null : new(
        saga.SagaId, Words.Of(saga.State), saga.Step, saga.Reason, saga.Trouble, saga.TimesOutAt);
}

/// <summary>Something that happened to an order or a subscription: what, by whom, why; of a step of its saga also how often it was tried.</summary>
internal sealed record TimelineAnswer(DateTimeOffset At, string What, string? Detail, decimal? Amount, string By, string? Why, int? Attempts, DateTimeOffset? AgainAt, DateOnly? Day)
{
    public static TimelineAnswer Of(TimelineEntry entry) => new(
        entry.At, Words.Of(entry.What), entry.Detail, entry.Amount is { } amount ? Money.Round(amount) : null, entry.By, entry.Why,
        entry.Attempts > 0 ? entry.Attempts : null, entry.AgainAt, entry.Day);
}
