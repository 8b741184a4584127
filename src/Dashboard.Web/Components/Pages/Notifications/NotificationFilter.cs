using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Notifications;

/// <summary>What narrows the list of messages; it stands in the address.</summary>
public sealed record NotificationFilter
{
    public MessageKind? Kind { get; init; }

    public MessageStatus? Status { get; init; }

    public string? Text { get; init; }

    public Guid? CustomerId { get; init; }

    public Guid? OrderId { get; init; }

    /// <summary>Cursor of the page; nothing for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>Number of the page, for people.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether anything but status and page is said.</summary>
    public bool IsNarrow => Kind is not null || Text is not null || CustomerId is not null || OrderId is not null;

    public string Uri => UriQuery.Uri(
        NotificationTexts.Path,
        ("status", UriQuery.Of(Status)),
        ("kind", UriQuery.Of(Kind)),
        ("q", Text),
        ("customer", CustomerId?.ToString()),
        ("order", OrderId?.ToString()),
        ("at", Cursor),
        ("page", UriQuery.Of(Page)));

    public ListNotifications Question => new()
    {
        Kind = Kind,
        Status = Status,
        Text = Text,
        CustomerId = CustomerId,
        OrderId = OrderId,
        Page = new PageRequest { Cursor = Cursor },
    };

    /// <summary>The same list from its first page on: what a changed filter leads to.</summary>
    public NotificationFilter FromTheTop() => this with { Cursor = null, Page = 1 };

    public NotificationFilter At(PageMove move) => this with { Cursor = move.Cursor, Page = move.Number };
}
