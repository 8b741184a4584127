using Dashboard.Domain.Orders;

namespace Dashboard.ReadSide.Audit.Sentences;

internal static class OrderTellings
{
    public static TellingBook TellOfOrders(this TellingBook book) => book
        .Tell<OrderCreated>((e, v) => $"began order {Voice.Number(e.Number)} {v.Person($"for {e.CustomerName}")}".TrimEnd())
        .Tell<OrderItemAdded>((e, v) => $"put {v.Item(e.Item)} on an order")
        .Tell<OrderItemChanged>((e, v) => $"changed a line of an order from {v.Item(e.Before)} to {v.Item(e.After)}")
        .Tell<OrderItemRemoved>((e, v) => $"took {v.Item(e.Item)} off an order")
        .Tell<OrderSubmitted>((e, v) => $"{(e.Imported ? "took over" : "submitted")} order {Voice.Number(e.Number)} {v.Person($"of {e.CustomerName}")}".TrimEnd()
            + $": {Voice.Count(e.Items.Count, "line", "lines")}, {v.Money(e.Total)} in total, paid by {e.PaymentMethod}")
        .Tell<OrderConfirmed>((e, _) => $"confirmed order {Voice.Number(e.Number)}", e => e.Reason)
        .Tell<OrderShipped>((e, _) => $"shipped order {Voice.Number(e.Number)}", e => e.Reason)
        .Tell<OrderDelivered>((e, _) => $"marked order {Voice.Number(e.Number)} as delivered", e => e.Reason)
        .Tell<OrderCancelled>((e, v) => $"cancelled order {Voice.Number(e.Number)} over {v.Money(e.Total)}, which was {e.From.Word()}", e => e.Reason)
        .Tell<OrderFailed>((e, v) => $"gave up order {Voice.Number(e.Number)} over {v.Money(e.Total)}, which was {e.From.Word()}", e => e.Reason);
}
