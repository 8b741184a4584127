using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>Begins a customer's subscription; what is charged now stands there before it is sent.</summary>
public sealed partial class StartSubscriptionDialog : CommandForm
{
    private CustomerStats? _customer;
    private PlanView? _plan;
    private string? _quantity = "1";
    private string? _discount;
    private string? _trialDays;
    private string? _token;

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private bool IsTrial => Typed.Whole(_trialDays) is > 0;

    private decimal? Amount => _plan is { Plan: var plan } && Typed.Whole(_quantity) is > 0 and var quantity
        ? (plan.Price * quantity) - (Typed.Decimal(_discount) ?? 0)
        : null;

    private string Outlook => (Amount, IsTrial) switch
    {
        (null or < 0, _) => "Choose a plan to see what is charged.",
        (0, _) => "Nothing is charged.",
        ({ } amount, true) => $"Nothing is charged now; {Format.Money(amount)} {Each} once the trial is over.",
        ({ } amount, false) => $"{Format.Money(amount)} are charged now, and {Each} from then on.",
    };

    private string Each => $"each {(_plan!.Plan.Interval switch { BillingInterval.Yearly => "year", BillingInterval.Weekly => "week", _ => "month" })}";

    private async Task SubmitAsync()
    {
        var typed = new Typed();
        var command = new StartSubscription(
            _customer?.CustomerId ?? Guid.Empty,
            _plan?.Plan.PlanId ?? Guid.Empty,
            _token ?? "",
            string.IsNullOrWhiteSpace(_trialDays) ? 0 : typed.Whole("TrialDays", "Trial", _trialDays),
            typed.Whole("Quantity", "Quantity", _quantity),
            typed.OptionalDecimal("Discount", "Discount", _discount));
        if (await SendAsync(command, typed) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
