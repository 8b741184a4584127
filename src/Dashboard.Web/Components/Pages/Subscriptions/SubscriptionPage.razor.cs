using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>One subscription: what is paid for, until when, every charge, everything that happened, and what can be done about it.</summary>
public sealed partial class SubscriptionPage : LiveComponent<SubscriptionDetail>
{
    /// <summary>Which subscription.</summary>
    [Parameter]
    public Guid SubscriptionId { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Subscriptions, ProjectionNames.Sagas, ProjectionNames.Notifications];

    /// <inheritdoc/>
    protected override object Identity => SubscriptionId;

    private string Title => Answer?.Subscription is { } row ? $"{row.Terms.PlanName} of {row.CustomerName}" : "Subscription";

    /// <inheritdoc/>
    protected override Task<SubscriptionDetail?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(new GetSubscription(SubscriptionId), cancellationToken);
}
