using Dashboard.Domain;
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

    private string Outlook(bool isWrong) => (TypedTerms.Of(_plan, _quantity, _discount)?.Amount, IsTrial) switch
    {
        _ when isWrong => "Put right what is marked to see what is charged.",
        (null, _) => "Choose a plan to see what is charged.",
        (0, _) => "Nothing is charged.",
        ({ } amount, true) => $"Nothing is charged now; {Format.Money(amount)} {Each} once the trial is over.",
        ({ } amount, false) => $"{Format.Money(amount)} are charged now, and {Each} from then on.",
    };

    private string Each => $"each {(_plan!.Plan.Interval switch { BillingInterval.Yearly => "year", BillingInterval.Weekly => "week", _ => "month" })}";

    /// <summary>What is wrong with the numbers as they stand there.</summary>
    private IReadOnlyList<FieldFault> Wrong()
    {
        var typed = new Typed();
        return TypedTerms.Faults(Desk, Command(typed), typed, TypedTerms.Of(_plan, _quantity, _discount));
    }

    private StartSubscription Command(Typed typed) => new(
        _customer?.CustomerId ?? Guid.Empty,
        _plan?.Plan.PlanId ?? Guid.Empty,
        _token ?? "",
        string.IsNullOrWhiteSpace(_trialDays) ? 0 : typed.Whole("TrialDays", "Trial", _trialDays),
        typed.Whole("Quantity", "Quantity", _quantity),
        typed.OptionalDecimal("Discount", "Discount", _discount));

    private async Task SubmitAsync()
    {
        var typed = new Typed();
        if (await SendAsync(Command(typed), typed) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
