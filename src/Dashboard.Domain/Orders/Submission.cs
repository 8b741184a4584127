namespace Dashboard.Domain.Orders;

/// <summary>What turns a draft into an order.</summary>
/// <param name="ShippingAddress">Where it goes; nothing for an imported order.</param>
/// <param name="PaymentMethod">How it is paid.</param>
/// <param name="Shipping">Charged for sending.</param>
/// <param name="TaxRate">Share of the subtotal charged as tax; 0.08 is 8 %.</param>
/// <param name="At">When it is submitted, UTC.</param>
/// <param name="Imported">Whether it is taken over from another system.</param>
public sealed record Submission(
    Address? ShippingAddress,
    string PaymentMethod,
    decimal Shipping,
    decimal TaxRate,
    DateTimeOffset At,
    bool Imported = false);

/// <summary>The customer of an order, as the order keeps it.</summary>
public sealed record OrderCustomer(Guid Id, string Name, string Email);

/// <summary>A product, as a line of an order keeps it.</summary>
public sealed record OrderProduct(Guid Id, string Name, string Category)
{
    /// <summary>A line of an order for this product.</summary>
    public OrderItem AsItem(int line, int quantity, decimal price) =>
        new() { Line = line, ProductId = Id, ProductName = Name, Category = Category, Quantity = quantity, Price = price };
}
