using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Notifications;

/// <summary>What narrows the list of messages; it stands in the address.</summary>
public sealed record NotificationFilter : ListFilter<NotificationFilter>
{
    public MessageKind? Kind { get; init; }

    public MessageStatus? Status { get; init; }

    public string? Text { get; init; }

    public Guid? CustomerId { get; init; }

    public Guid? OrderId { get; init; }

    /// <summary>Whether anything but status and page is said.</summary>
    public bool IsNarrow => Kind is not null || Text is not null || CustomerId is not null || OrderId is not null;

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(
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
}
