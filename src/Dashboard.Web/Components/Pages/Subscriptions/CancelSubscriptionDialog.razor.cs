using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>Ends a subscription for a reason, with its paid period or today.</summary>
public sealed partial class CancelSubscriptionDialog : CommandForm
{
    private bool _atOnce;
    private string? _reason;

    /// <summary>The subscription as it was when the dialog opened.</summary>
    [Parameter, EditorRequired]
    public required SubscriptionRow Row { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <summary>A trial, and one whose next payment is due, have no paid period to wait for; one that ends already can only be ended sooner.</summary>
    private bool HasPaidPeriod => Row is { Status: SubscriptionStatus.Active, AmountDue: null, EndsOn: null };

    private bool IsAtOnce => _atOnce || !HasPaidPeriod;

    private async Task SubmitAsync()
    {
        if (await SendAsync(new CancelSubscription(Row.SubscriptionId, _reason ?? "", IsAtOnce)) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
