using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>
/// Changes a subscription to other terms. Up is quoted by the write side, and never charged above the quote that is shown;
/// down waits for the next billing date.
/// </summary>
public sealed partial class ChangePlanDialog : CommandForm
{
    private const string QuoteChanged = "quote-changed";

    private readonly CancellationTokenSource _gone = new();
    private PlanView? _plan;
    private string? _quantity;
    private string? _discount;
    private bool _atOnce = true;
    private SubscriptionTerms? _wanted;
    private IReadOnlyList<FieldFault> _wrong = [];
    private UpgradeOffer? _offer;
    private Refusal? _problem;
    private int _asked;

    /// <summary>The subscription as it was when the dialog opened.</summary>
    [Parameter, EditorRequired]
    public required SubscriptionRow Row { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <summary>What is wrong as it stands there, or else what was refused.</summary>
    private FieldFaults Marked => _wrong.Count > 0 ? new FieldFaults(_wrong) : Faults;

    /// <summary>Above 0 for an upgrade, below for a downgrade, 0 for neither.</summary>
    private int Direction => _wanted is { } wanted ? wanted.PerMonth.CompareTo(Row.Terms.PerMonth) : 0;

    /// <summary>Whether a change that waits is taken back.</summary>
    private bool TakesBack => Row.NextTerms is not null && _wanted == Row.Terms;

    private bool CanSubmit => Direction < 0 || TakesBack || (Direction > 0 && _offer is not null);

    private string Action => (Direction, _offer) switch
    {
        ( > 0, { Charged: > 0 } offer) => $"Upgrade for {Format.Money(offer.Charged)}",
        ( > 0, _) => "Upgrade",
        ( < 0, _) => "Downgrade",
        _ when TakesBack => "Keep as it is",
        _ => "Change",
    };

    /// <inheritdoc/>
    protected override void OnInitialized() => (_quantity, _discount) = (Typed.Of(Row.Terms.Quantity), Row.Terms.Discount == 0 ? null : Typed.Of(Row.Terms.Discount));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gone.Cancel();
            _gone.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task ChooseAsync(PlanView? plan)
    {
        _plan = plan;
        return PreviewAsync();
    }

    private Task WhenAsync(bool atOnce)
    {
        _atOnce = atOnce;
        return PreviewAsync();
    }

    /// <summary>Asks what it costs; an answer that was overtaken by a newer wish is dropped.</summary>
    private async Task PreviewAsync()
    {
        var asked = ++_asked;
        (_offer, _problem) = (null, null);
        ReadTerms();
        if (Direction <= 0)
        {
            return;
        }

        try
        {
            var outcome = await Desk.PreviewAsync(Upgrade(new Typed()), _gone.Token);
            if (asked == _asked)
            {
                (_offer, _problem) = (outcome.Answer, outcome.Refusal);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The dialog is gone: nobody reads the quote.
            return;
        }
        catch (Exception fault)
        {
            FormLog.SendingFailed(Logger, fault, nameof(PreviewAsync));
            _problem = asked == _asked ? Refusal.Rule(NoAnswer, "What it costs could not be worked out. Change something, or try again.") : _problem;
        }
    }

    private void ReadTerms()
    {
        var typed = new Typed();
        _wanted = TypedTerms.Of(_plan, _quantity, _discount);
        _wrong = TypedTerms.Faults(Desk, Upgrade(typed), typed, _wanted);
        _wanted = _wrong.Count == 0 ? _wanted : null;
    }

    private UpgradeSubscription Upgrade(Typed typed) => new(
        Row.SubscriptionId, _plan?.Plan.PlanId ?? Guid.Empty, _atOnce,
        typed.Whole("Quantity", "Quantity", _quantity), typed.OptionalDecimal("Discount", "Discount", _discount) ?? 0, _atOnce ? _offer?.Charged : null);

    private async Task SubmitAsync()
    {
        var typed = new Typed();
        if (Direction < 0 || TakesBack)
        {
            var command = new DowngradeSubscription(
                Row.SubscriptionId, _plan!.Plan.PlanId, typed.Whole("Quantity", "Quantity", _quantity), typed.OptionalDecimal("Discount", "Discount", _discount) ?? 0);
            Close(await SendAsync(command, typed));
        }
        else if (CanSubmit)
        {
            Close(await SendAsync(Upgrade(typed), typed));
            if (Refusal is { Code: QuoteChanged })
            {
                await PreviewAsync();
            }
        }
    }

    private void Close<TAnswer>(WriteSide.Pipeline.Outcome<TAnswer>? outcome)
    {
        if (outcome is not null)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
