using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Sagas;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>Changes and ends a subscription. What its state refuses is not offered.</summary>
public sealed partial class SubscriptionActions : ActionPanel
{
    /// <summary>The subscription.</summary>
    [Parameter, EditorRequired]
    public required SubscriptionDetail Detail { get; set; }

    private SubscriptionRow Row => Detail.Subscription;

    /// <summary>What the saga of the renewal is about to do by itself is not offered.</summary>
    private bool CanCharge => Row is { AmountDue: not null, Status: not SubscriptionStatus.Ended } && Detail.Saga is { State: SagaState.NeedsAPerson or SagaState.GivenUp };

    private bool CanChange => Row is { Status: SubscriptionStatus.Active or SubscriptionStatus.Trialing, EndsOn: null, AmountDue: null };

    /// <summary>One that ends with its period can still be ended at once.</summary>
    private bool CanCancel => Row.Status is not SubscriptionStatus.Ended;

    private Task ChangeAsync() => TellAsync(Dialogs.OpenAsync<ChangePlanDialog>(
        $"Change the plan of {Row.CustomerName}", new Dictionary<string, object?> { [nameof(ChangePlanDialog.Row)] = Row }));

    private Task ChargeAsync() => TellAsync(Dialogs.StepAsync(
        "Charge what is due?", $"{Format.Money(Row.AmountDue)} are charged for {Row.Terms.PlanName} with {Row.Method}; then the next period begins.", "Charge now",
        () => new RenewSubscription(Row.SubscriptionId), standing => standing.IsPaid ? null : standing.Failure));

    private Task CancelAsync() => TellAsync(Dialogs.OpenAsync<CancelSubscriptionDialog>(
        $"Cancel {Row.Terms.PlanName} of {Row.CustomerName}", new Dictionary<string, object?> { [nameof(CancelSubscriptionDialog.Row)] = Row }));
}
