using System.Globalization;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Projections;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Sales;

/// <summary>
/// What was sold on which day. A sale counts on the day of its submission; when it is cancelled or fails it is taken back
/// from that same day, because the sums are those of the orders that are sales now.
/// </summary>
internal sealed class SalesProjection : Projection
{
    public SalesProjection(IOptions<StoreOptions> store)
        : base(ProjectionNames.Sales, version: 1)
    {
        var orders = Table<SalesOrder, Guid>(row => row.OrderId, id => new SalesOrder { OrderId = id });
        var productDays = Table<SalesProductDay, string>(row => row.Key, key => new SalesProductDay { Key = key });
        var products = Table<SalesProduct, Guid>(row => row.ProductId, id => new SalesProduct { ProductId = id });

        On<OrderCreated>().Changes(orders, e => e.OrderId, (row, _, _) => row.Status = OrderStatus.Draft);
        On<OrderItemAdded>().Changes(orders, e => e.OrderId, (row, e, _) => TakeItems(row, [.. row.Items, e.Item]));
        On<OrderItemChanged>().Changes(orders, e => e.OrderId, (row, e, _) =>
            TakeItems(row, [.. row.Items.Select(item => item.Line == e.After.Line ? e.After : item)]));
        On<OrderItemRemoved>().Changes(orders, e => e.OrderId, (row, e, _) =>
            TakeItems(row, [.. row.Items.Where(item => item.Line != e.Item.Line)]));
        On<OrderSubmitted>()
            .Changes(orders, e => e.OrderId, (row, e, _) =>
                (row.Status, row.Day, row.Items, row.Total) = (OrderStatus.Submitted, store.Value.DayOf(e.SubmittedAt), e.Items, e.Total))
            .ChangesEach(products, (e, _) => e.Items, item => item.ProductId, (row, item, _, _) => row.ProductName = item.ProductName)
            .ChangesEach(
                productDays,
                (e, _) => e.Items.Select(item => (Day: store.Value.DayOf(e.SubmittedAt), Item: item)),
                part => KeyOf(part.Day, part.Item.ProductId),
                (row, part, _, _) => row.ProductName = part.Item.ProductName);
        On<OrderConfirmed>().Changes(orders, e => e.OrderId, (row, _, _) => row.Status = OrderStatus.Confirmed);
        On<OrderShipped>().Changes(orders, e => e.OrderId, (row, _, _) => row.Status = OrderStatus.Shipped);
        On<OrderDelivered>().Changes(orders, e => e.OrderId, (row, _, _) => row.Status = OrderStatus.Delivered);
        On<OrderCancelled>().Changes(orders, e => e.OrderId, (row, _, _) => row.Status = OrderStatus.Cancelled);
        On<OrderFailed>().Changes(orders, e => e.OrderId, (row, _, _) => row.Status = OrderStatus.Failed);

        SumByDay(orders);
        SumByProduct(orders, productDays, products);
    }

    private static bool IsSale(SalesOrder order) => order.Status.IsSale() && order.Day is not null;

    private static string KeyOf(DateOnly day, object what) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}/{what}");

    private static void TakeItems(SalesOrder row, IReadOnlyList<OrderItem> items) =>
        (row.Items, row.Total) = (items, OrderTotals.Of(items, shipping: 0, taxRate: 0).Subtotal);

    private static IEnumerable<(DateOnly Day, decimal Total)> DayParts(SalesOrder order) =>
        IsSale(order) ? [(order.Day!.Value, order.Total)] : [];

    private static IEnumerable<Part<TKey>> PartsBy<TKey>(SalesOrder order, Func<OrderItem, TKey> by) => IsSale(order)
        ? order.Items.GroupBy(by).Select(group =>
            new Part<TKey>(order.Day!.Value, group.Key, group.Sum(item => item.Quantity), group.Sum(item => item.Amount)))
        : [];

    private void SumByDay(RowTable<SalesOrder, Guid> orders)
    {
        var days = Table<SalesDay, DateOnly>(row => row.Day, day => new SalesDay { Day = day });
        var categoryDays = Table<SalesCategoryDay, string>(row => row.Key, key => new SalesCategoryDay { Key = key });
        var statuses = Table<SalesStatus, OrderStatus>(row => row.Status, status => new SalesStatus { Status = status });

        SumParts(orders, days,
            DayParts,
            part => part.Day,
            (sum, part, sign) =>
            {
                sum.Orders += sign;
                sum.Revenue += sign * part.Total;
                sum.Average = sum.Orders == 0 ? 0 : sum.Revenue / sum.Orders;
            },
            sum => sum.Orders == 0);
        SumParts(orders, categoryDays,
            row => PartsBy(row, item => item.Category),
            part => KeyOf(part.Day, part.Key),
            (sum, part, sign) =>
            {
                (sum.Day, sum.Category) = (part.Day, part.Key);
                sum.Orders += sign;
                sum.Units += sign * part.Units;
                sum.Revenue += sign * part.Revenue;
            },
            sum => sum.Orders == 0);
        Sum(orders, statuses,
            row => (row.Status, row.Total),
            part => part.Status,
            (sum, part, sign) =>
            {
                sum.Orders += sign;
                sum.Total += sign * part.Total;
            },
            sum => sum.Orders == 0);
    }

    private void SumByProduct(
        RowTable<SalesOrder, Guid> orders, RowTable<SalesProductDay, string> productDays, RowTable<SalesProduct, Guid> products)
    {
        SumParts(orders, productDays,
            row => PartsBy(row, item => item.ProductId),
            part => KeyOf(part.Day, part.Key),
            (sum, part, sign) =>
            {
                (sum.Day, sum.ProductId) = (part.Day, part.Key);
                sum.Orders += sign;
                sum.Units += sign * part.Units;
                sum.Revenue += sign * part.Revenue;
            },
            sum => sum.Orders == 0);
        SumParts(orders, products,
            row => PartsBy(row, item => item.ProductId),
            part => part.Key,
            (sum, part, sign) =>
            {
                sum.Orders += sign;
                sum.Units += sign * part.Units;
                sum.Revenue += sign * part.Revenue;
            },
            sum => sum.Orders == 0);
    }

    /// <summary>What an order gives to the sums of one product or one category.</summary>
    private readonly record struct Part<TKey>(DateOnly Day, TKey Key, int Units, decimal Revenue);
}
