using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Orders;

/// <summary>In what order orders are listed; ties by id.</summary>
public enum OrderSort
{
    CreatedAt,
    Total,
}

/// <summary>The orders that fit, a page of them.</summary>
public sealed record ListOrders : IQuestion<Page<OrderRow>>
{
    public OrderStatus? Status { get; init; }

    public Guid? CustomerId { get; init; }

    /// <summary>First day of the shop, included.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the shop, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Words that number, reference, customer's name and e-mail hold, whatever their case; a word of one or two letters where a word begins, a number of one or two digits as a whole.</summary>
    public string? Text { get; init; }

    public OrderSort Sort { get; init; } = OrderSort.CreatedAt;

    /// <summary>Newest or largest first.</summary>
    public bool Descending { get; init; } = true;

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.Orders];
}

/// <summary>One order with its fulfilment; nothing when there is none of that id.</summary>
public sealed record GetOrder(Guid OrderId) : IQuestion<OrderDetail?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Orders, ProjectionNames.Sagas, ProjectionNames.Notifications];
}
