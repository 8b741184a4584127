using System.Globalization;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.People;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Projections;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Orders;

/// <summary>One row an order with how it came to its status, beside it how it is fulfilled, and how many there are of each kind.</summary>
internal sealed class OrdersProjection : Projection
{
    public OrdersProjection(IOptions<StoreOptions> store)
        : base(ProjectionNames.Orders, version: 2)
    {
        var orders = Table<OrderRow, Guid>(row => row.OrderId, id => new OrderRow { OrderId = id });

        On<OrderCreated>().Changes(orders, e => e.OrderId, Create);
        On<OrderItemAdded>().Changes(orders, e => e.OrderId, (row, e, _) => TakeItems(row, [.. row.Items, e.Item]));
        On<OrderItemChanged>().Changes(orders, e => e.OrderId, (row, e, _) =>
            TakeItems(row, [.. row.Items.Select(item => item.Line == e.After.Line ? e.After : item)]));
        On<OrderItemRemoved>().Changes(orders, e => e.OrderId, (row, e, _) =>
            TakeItems(row, [.. row.Items.Where(item => item.Line != e.Item.Line)]));
        On<OrderSubmitted>().Changes(orders, e => e.OrderId, Submit);
        On<OrderConfirmed>().Changes(orders, e => e.OrderId, (row, e, logged) => Become(row, OrderStatus.Confirmed, logged, e.Reason));
        On<OrderShipped>().Changes(orders, e => e.OrderId, (row, e, logged) => Become(row, OrderStatus.Shipped, logged, e.Reason));
        On<OrderDelivered>().Changes(orders, e => e.OrderId, (row, e, logged) => Become(row, OrderStatus.Delivered, logged, e.Reason));
        On<OrderCancelled>().Changes(orders, e => e.OrderId, (row, e, logged) => Become(row, OrderStatus.Cancelled, logged, e.Reason));
        On<OrderFailed>().Changes(orders, e => e.OrderId, (row, e, logged) => Become(row, OrderStatus.Failed, logged, e.Reason));
        On<CustomerErased>().ChangesEach(orders, (e, _) => e.Orders, id => id, (row, _, _, _) => Erase(row));

        FollowFulfilment();
        KeepCounts(orders, store.Value);
    }

    private void FollowFulfilment()
    {
        var fulfilments = Table<OrderFulfilmentRow, Guid>(row => row.OrderId, id => new OrderFulfilmentRow { OrderId = id });

        On<PaymentAuthorized>().Changes(fulfilments, e => e.OrderId, PaymentFold.Authorize);
        On<PaymentFailed>().Changes(fulfilments, e => e.OrderId, PaymentFold.Fail);
        On<PaymentCaptured>().Changes(fulfilments, e => e.OrderId, PaymentFold.Capture);
        On<PaymentRefunded>().Changes(fulfilments, e => e.OrderId, PaymentFold.Refund);
        On<ShipmentCreated>().Changes(fulfilments, e => e.OrderId, ShipmentFold.Create);
        On<ShipmentCancelled>().Changes(fulfilments, e => e.OrderId, ShipmentFold.Cancel);
        On<ShipmentDelivered>().Changes(fulfilments, e => e.OrderId, ShipmentFold.Deliver);
    }

    private void KeepCounts(RowTable<OrderRow, Guid> orders, StoreOptions store)
    {
        var days = Table<OrderCount, string>(row => row.Key, key => new OrderCount { Key = key });
        var statuses = Table<OrderStatusCount, OrderStatus>(row => row.Status, status => new OrderStatusCount { Status = status });
        var ofCustomers = Table<CustomerOrderCount, string>(row => row.Key, key => new CustomerOrderCount { Key = key });

        Sum(orders, days,
            row => (Day: store.DayOf(row.CreatedAt), row.Status),
            part => string.Create(CultureInfo.InvariantCulture, $"{part.Day:yyyy-MM-dd}/{(int)part.Status}"),
            (sum, part, sign) =>
            {
                (sum.Day, sum.Status) = part;
                sum.Orders += sign;
            },
            sum => sum.Orders == 0);
        Sum(orders, statuses,
            row => row.Status,
            status => status,
            (sum, _, sign) => sum.Orders += sign,
            sum => sum.Orders == 0);
        Sum(orders, ofCustomers,
            row => (row.CustomerId, row.Status),
            part => $"{part.CustomerId}/{(int)part.Status}",
            (sum, part, sign) =>
            {
                (sum.CustomerId, sum.Status) = part;
                sum.Orders += sign;
            },
            sum => sum.Orders == 0);
    }

    private static void Create(OrderRow row, OrderCreated e, LoggedEvent logged)
    {
        (row.Number, row.Reference, row.CustomerId) = (e.Number, e.Reference, e.CustomerId);
        (row.CustomerName, row.CustomerEmail) = (e.CustomerName, e.CustomerEmail);
        row.CreatedAt = logged.OccurredAt;
        row.SearchText = SearchTextOf(row);
        Become(row, OrderStatus.Draft, logged, reason: null);
    }

    private static string SearchTextOf(OrderRow row) =>
        string.Join(' ', row.Number.ToString(CultureInfo.InvariantCulture), row.Reference, row.CustomerName, row.CustomerEmail).ToLowerInvariant();

    private static void Erase(OrderRow row)
    {
        (row.CustomerName, row.CustomerEmail) = (Erased.Word, Erased.Word);
        row.ShippingAddress = row.ShippingAddress is null ? null : new Address(Erased.Word, Erased.Word, Erased.Word, Erased.Word);
        row.SearchText = SearchTextOf(row);
    }

    /// <summary>A draft costs what its items cost; shipping and tax come with the submission.</summary>
    private static void TakeItems(OrderRow row, IReadOnlyList<OrderItem> items)
    {
        row.Items = items;
        row.Pieces = items.Sum(item => item.Quantity);
        row.Subtotal = OrderTotals.Of(items, shipping: 0, taxRate: 0).Subtotal;
        row.Total = row.Subtotal;
    }

    private static void Submit(OrderRow row, OrderSubmitted e, LoggedEvent logged)
    {
        row.Items = e.Items;
        row.Pieces = e.Items.Sum(item => item.Quantity);
        (row.Subtotal, row.Shipping, row.Tax, row.Total) = (e.Subtotal, e.Shipping, e.Tax, e.Total);
        (row.ShippingAddress, row.PaymentMethod, row.SubmittedAt, row.IsImported) = (e.ShippingAddress, e.PaymentMethod, e.SubmittedAt, e.Imported);
        Become(row, OrderStatus.Submitted, logged, reason: null);
    }

    private static void Become(OrderRow row, OrderStatus status, LoggedEvent logged, string? reason)
    {
        row.Status = status;
        row.StatusHistory = [.. row.StatusHistory, new StatusChange(status, logged.OccurredAt, logged.ActorName, reason)];
    }
}
