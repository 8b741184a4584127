using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Revenue;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Customers;

/// <summary>What one customer subscribes to, what it brings a month, and how that moved, newest first.</summary>
public sealed partial class CustomerSubscriptions : LiveComponent<CustomerSubscriptionsAnswer>
{
    private const int Shown = 10;

    private readonly RowMarks<SubscriptionRow, Guid> _marks = new(
        row => row.SubscriptionId, row => (row.Status, row.Terms.PlanName, row.PerMonth, row.PeriodEnd, row.EndsOn, row.NextAttemptAt));

    private int _movements = Shown;

    /// <summary>Whose subscriptions.</summary>
    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Subscriptions, ProjectionNames.Revenue];

    /// <inheritdoc/>
    protected override object? Identity => CustomerId;

    /// <inheritdoc/>
    protected override async Task<CustomerSubscriptionsAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var today = Format.DayOf(Now);
        var (one, oldest) = (new PageRequest { Limit = 1 }, today.AddDays(1 - RevenueRange.LongestDays));
        var subscriptions = Desk.AskAsync(new ListSubscriptions { CustomerId = CustomerId, Page = new PageRequest { Limit = Shown } }, cancellationToken);
        var paying = Desk.AskAsync(new ListRevenueSubscriptions { At = today, CustomerId = CustomerId, Page = one }, cancellationToken);
        var atRisk = Desk.AskAsync(new ListRevenueSubscriptions { At = today, Figure = RevenueFigure.AtRisk, CustomerId = CustomerId, Page = one }, cancellationToken);
        var movements = Desk.AskAsync(
            new ListRevenueMovements { From = oldest, To = today, CustomerId = CustomerId, Page = new PageRequest { Limit = _movements } }, cancellationToken);
        await Task.WhenAll(subscriptions, paying, atRisk, movements);
        return new CustomerSubscriptionsAnswer(today, await subscriptions, await paying, await atRisk, await movements);
    }

    /// <inheritdoc/>
    protected override void OnAnswered(CustomerSubscriptionsAnswer? before, CustomerSubscriptionsAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Subscriptions.Items ?? [], isSameQuestion);

    private static string BadgeOf(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Active => "badge-good",
        SubscriptionStatus.PastDue => "badge-bad",
        SubscriptionStatus.Trialing => "badge-warn",
        _ => "",
    };

    private string NextOf(SubscriptionRow row) => row switch
    {
        { Status: SubscriptionStatus.Ended, EndsOn: { } day } => $"ended {Format.Day(day)}",
        { EndsOn: { } day } => $"ends {Format.Day(day)}",
        _ => Format.Day(row.PeriodEnd),
    };

    private Task ShowMoreAsync()
    {
        _movements = PageRequest.MaxLimit;
        return AskAgainAsync();
    }
}
