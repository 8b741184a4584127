using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>What narrows the list of orders; it stands in the address.</summary>
public sealed record OrderFilter : ListFilter<OrderFilter>
{
    public const string Path = "/orders";

    public OrderStatus? Status { get; init; }

    public string? Text { get; init; }

    public Guid? CustomerId { get; init; }

    /// <summary>First day of the shop, included.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the shop, included.</summary>
    public DateOnly? To { get; init; }

    public OrderSort Sort { get; init; }

    /// <summary>Newest or largest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Whether anything but status, sort and page is said.</summary>
    public bool IsNarrow => Text is not null || CustomerId is not null || From is not null || To is not null;

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(
        Path,
        ("status", UriQuery.Of(Status)),
        ("q", Text),
        ("customer", CustomerId?.ToString()),
        ("from", UriQuery.Of(From)),
        ("to", UriQuery.Of(To)),
        ("sort", UriQuery.Of<OrderSort>(Sort, OrderSort.CreatedAt)),
        ("asc", Descending ? null : "1"),
        ("at", Cursor),
        ("page", UriQuery.Of(Page)));

    public ListOrders Question => new()
    {
        Status = Status,
        Text = Text,
        CustomerId = CustomerId,
        From = From,
        To = To,
        Sort = Sort,
        Descending = Descending,
        Page = new PageRequest { Cursor = Cursor },
    };
}
