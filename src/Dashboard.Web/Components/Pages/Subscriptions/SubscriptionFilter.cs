using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>What narrows the list of subscriptions; it stands in the address.</summary>
public sealed record SubscriptionFilter : ListFilter<SubscriptionFilter>
{
    public string? Text { get; init; }

    public SubscriptionStatus? Status { get; init; }

    public BillingInterval? Interval { get; init; }

    public Guid? PlanId { get; init; }

    public Guid? CustomerId { get; init; }

    public SubscriptionSort Sort { get; init; }

    /// <summary>Newest, last or largest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Whether anything but sort and page is said.</summary>
    public bool IsNarrow => Text is not null || Status is not null || Interval is not null || PlanId is not null || CustomerId is not null;

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(
        SubscriptionTexts.Path,
        ("status", UriQuery.Of(Status)),
        ("q", Text),
        ("interval", UriQuery.Of(Interval)),
        ("plan", PlanId?.ToString()),
        ("customer", CustomerId?.ToString()),
        ("sort", UriQuery.Of<SubscriptionSort>(Sort, SubscriptionSort.StartedOn)),
        ("asc", Descending ? null : "1"),
        ("at", Cursor),
        ("page", UriQuery.Of(Page)));

    public ListSubscriptions Question => new()
    {
        Text = Text,
        Status = Status,
        Interval = Interval,
        PlanId = PlanId,
        CustomerId = CustomerId,
        Sort = Sort,
        Descending = Descending,
        Page = new PageRequest { Cursor = Cursor },
    };
}
