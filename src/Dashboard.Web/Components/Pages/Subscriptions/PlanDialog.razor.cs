using Dashboard.Domain.Subscriptions;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>Offers a plan.</summary>
public sealed partial class PlanDialog : CommandForm
{
    private string? _name;
    private string? _price;
    private BillingInterval _interval;
    private string? _features;

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private string? PerMonth => _interval is not BillingInterval.Monthly && Typed.Decimal(_price) is { } price
        ? $"{Format.Money(_interval.PerMonth(price))} a month"
        : null;

    private async Task SubmitAsync()
    {
        var typed = new Typed();
        var features = (_features ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var command = new CreatePlan(_name ?? "", _interval, typed.Decimal("Price", "Price", _price), features);
        if (await SendAsync(command, typed) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
