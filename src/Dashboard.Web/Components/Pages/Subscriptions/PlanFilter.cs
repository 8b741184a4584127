using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>What narrows the list of plans; it stands in the address.</summary>
public sealed record PlanFilter : ListFilter<PlanFilter>
{
    public string? Text { get; init; }

    public BillingInterval? Interval { get; init; }

    /// <summary>Whether anything but the page is said.</summary>
    public bool IsNarrow => Text is not null || Interval is not null;

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(
        SubscriptionTexts.PlansPath, ("q", Text), ("interval", UriQuery.Of(Interval)), ("at", Cursor), ("page", UriQuery.Of(Page)));

    public ListPlans Question => new() { Text = Text, Interval = Interval, Page = new PageRequest { Cursor = Cursor } };
}
