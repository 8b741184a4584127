using Dashboard.Domain.Store;

namespace Dashboard.Domain.Orders;

/// <summary>What an order costs, each amount as it is charged (2 places).</summary>
/// <param name="Subtotal">Sum of quantity × price over the items.</param>
/// <param name="Shipping">Charged for sending.</param>
/// <param name="Tax">Subtotal × tax rate.</param>
public sealed record OrderTotals(decimal Subtotal, decimal Shipping, decimal Tax)
{
    /// <summary>Subtotal + shipping + tax.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Total => Subtotal + Shipping + Tax;

    /// <summary>Sums up items; the exact sum is rounded once, the tax is taken from the rounded subtotal.</summary>
    public static OrderTotals Of(IEnumerable<OrderItem> items, decimal shipping, decimal taxRate)
    {
        var subtotal = Money.Round(items.Sum(item => item.Amount));
        return new OrderTotals(subtotal, Money.Round(shipping), Money.Round(subtotal * taxRate));
    }
}
