using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;

namespace Dashboard.Web.Tests.Fakes;

/// <summary>Rows of a small shop.</summary>
internal static class Shop
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 5, 9, 30, 0, TimeSpan.Zero);

    public static CustomerStats Ana(Func<CustomerStats, CustomerStats>? change = null) => Changed(
        new CustomerStats
        {
            CustomerId = Guid.Parse("01950000-0000-7000-8000-00000000000a"),
            Name = "Ana Ferrer",
            Email = "ana@example.com",
            IsVerified = true,
            MemberSince = Morning.AddYears(-1),
            OrdersPlaced = 6,
            OrdersCompleted = 6,
            TotalSpent = 7_000.58m,
            AverageOrderValue = 7_000.58m / 6,
            LastOrderAt = Morning,
            UnitsByCategory = new Dictionary<string, int> { ["Lamps"] = 4, ["Cups"] = 9 },
            FavoriteCategory = "Cups",
        },
        change);

    public static CustomerStats Ben(Func<CustomerStats, CustomerStats>? change = null) => Changed(
        new CustomerStats
        {
            CustomerId = Guid.Parse("01950000-0000-7000-8000-00000000000b"),
            Name = "Ben Ode",
            Email = "ben@example.com",
            MemberSince = Morning.AddDays(-3),
        },
        change);

    public static OrderRow Order(long number, OrderStatus status = OrderStatus.Submitted, decimal total = 20m) => new()
    {
        OrderId = new Guid($"01950000-0000-7000-9000-{number:000000000000}"),
        Number = number,
        CustomerId = Ana().CustomerId,
        CustomerName = "Ana Ferrer",
        CustomerEmail = "ana@example.com",
        Status = status,
        Pieces = 2,
        Total = total,
        CreatedAt = Morning,
        SubmittedAt = status == OrderStatus.Draft ? null : Morning,
    };

    public static ProductRow Lamp() => new()
    {
        ProductId = Guid.Parse("01950000-0000-7000-a000-000000000001"),
        Name = "Desk lamp",
        Category = "Lamps",
        Price = 12.5m,
        IsPublished = true,
        OnHand = 40,
        Stock = 40,
        InStock = true,
    };

    public static Page<T> PageOf<T>(params T[] rows) => new() { Items = rows, Total = rows.Length };

    private static T Changed<T>(T row, Func<T, T>? change) => change is null ? row : change(row);
}
