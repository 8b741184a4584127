using AngleSharp.Dom;
using Bunit;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sales;
using Microsoft.AspNetCore.Components;
using IElement = AngleSharp.Dom.IElement;

namespace Dashboard.Web.Tests.Components;

/// <summary>Rows of a shop's catalogue and orders, and how their screens are touched.</summary>
internal static class Goods
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 5, 9, 30, 0, TimeSpan.Zero);

    public static ProductRow Lamp() => new()
    {
        ProductId = Guid.Parse("01950000-0000-7000-a000-000000000001"),
        Name = "Desk lamp",
        Description = "A lamp for a desk.",
        Category = "Lamps",
        Brand = "Lumen",
        Tags = ["light", "desk"],
        Images = ["/images/lamp.png"],
        Price = 12.5m,
        PriceTrend = PriceTrend.Increasing,
        IsPublished = true,
        OnHand = 40,
        Reserved = 3,
        Stock = 37,
        InStock = true,
        ReviewCount = 2,
        RatingSum = 9,
        AverageRating = 4.5m,
        CreatedAt = Morning,
    };

    public static ProductRow Pin() => new()
    {
        ProductId = Guid.Parse("01950000-0000-7000-a000-000000000002"),
        Name = "دبوس صغير",
        Category = "Pins",
        Price = 0.005m,
        LowStock = true,
        CreatedAt = Morning,
    };

    public static CustomerStats Ana() => new()
    {
        CustomerId = Guid.Parse("01950000-0000-7000-8000-00000000000a"),
        Name = "Ana Ferrer",
        Email = "ana@example.com",
        IsVerified = true,
    };

    public static CustomerStats Ben() => new()
    {
        CustomerId = Guid.Parse("01950000-0000-7000-8000-00000000000b"),
        Name = "Ben Ode",
        Email = "ben@example.com",
    };

    public static OrderRow Order(OrderStatus status = OrderStatus.Submitted, long number = 1042) => new()
    {
        OrderId = new Guid($"01950000-0000-7000-9000-{number:000000000000}"),
        Number = number,
        CustomerId = Ana().CustomerId,
        CustomerName = "Ana Ferrer",
        CustomerEmail = "ana@example.com",
        Status = status,
        Items = [Item()],
        Pieces = 2,
        Subtotal = 25m,
        Tax = 2m,
        Total = 27m,
        StatusHistory = [new StatusChange(OrderStatus.Draft, Morning, "Ana Administrator", null)],
        CreatedAt = Morning,
    };

    public static OrderItem Item() => new()
    {
        Line = 1,
        ProductId = Lamp().ProductId,
        ProductName = "Desk lamp",
        Category = "Lamps",
        Quantity = 2,
        Price = 12.5m,
    };

    public static SalesTotals Totals(params (OrderStatus Status, int Orders)[] counts) => new()
    {
        TotalOrders = counts.Sum(count => count.Orders),
        SalesOrders = 0,
        TotalRevenue = 0,
        AverageOrderValue = null,
        ByStatus = [.. Enum.GetValues<OrderStatus>().Select(status => new SalesStatus { Status = status, Orders = counts.FirstOrDefault(count => count.Status == status).Orders })],
    };

    public static Page<T> PageOf<T>(params T[] rows) => new() { Items = rows, Total = rows.Length };

    /// <summary>What an element says to those who listen, with single spaces; icons are silent.</summary>
    public static string Text(IElement element)
    {
        var spoken = (IElement)element.Clone();
        foreach (var icon in spoken.QuerySelectorAll("[aria-hidden=true]"))
        {
            icon.Remove();
        }

        foreach (var apart in spoken.QuerySelectorAll("td, th, dt, dd, p, .badge, .table-sub, .parked-sentence"))
        {
            apart.Insert(AdjacentPosition.AfterBegin, " ");
            apart.Insert(AdjacentPosition.BeforeEnd, " ");
        }

        return string.Join(' ', spoken.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The button that says a text; nothing when there is none.</summary>
    public static IElement? ButtonOrNone<T>(this IRenderedComponent<T> screen, string text)
        where T : IComponent =>
        screen.FindAll("button").FirstOrDefault(button => button.TextContent.Contains(text, StringComparison.Ordinal) || button.GetAttribute("aria-label") == text);

    /// <summary>The button that says a text.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> screen, string text)
        where T : IComponent =>
        screen.ButtonOrNone(text) ?? throw new InvalidOperationException($"No button says '{text}'.");

    /// <summary>The input that a label names.</summary>
    public static IElement Input<T>(this IRenderedComponent<T> screen, string label)
        where T : IComponent
    {
        var named = screen.FindAll("label").First(candidate => candidate.TextContent.Trim().TrimEnd('*').Trim().StartsWith(label, StringComparison.Ordinal));
        return screen.Find($"#{named.GetAttribute("for")}");
    }

    /// <summary>What stands beside the input that a label names: why it is wrong.</summary>
    public static string? FaultOf<T>(this IRenderedComponent<T> screen, string label)
        where T : IComponent =>
        screen.Input(label).ParentElement?.Closest(".field")?.QuerySelector(".field-fault")?.TextContent;
}
