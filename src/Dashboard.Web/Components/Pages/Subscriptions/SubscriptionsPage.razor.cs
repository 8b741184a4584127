using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>What the list of subscriptions shows.</summary>
/// <param name="Subscriptions">A page of them.</param>
/// <param name="Counts">How many there are of each status.</param>
/// <param name="Plan">The plan that the list is narrowed to; nothing when it is not.</param>
/// <param name="Customer">The customer that the list is narrowed to; nothing when it is not.</param>
public sealed record SubscriptionsAnswer(
    Page<SubscriptionRow> Subscriptions, IReadOnlyDictionary<SubscriptionStatus, int> Counts, PlanView? Plan, CustomerStats? Customer);

/// <summary>Every subscription: searched, filtered, sorted, paged by key; follows every change.</summary>
public sealed partial class SubscriptionsPage : ListComponent<SubscriptionFilter, SubscriptionsAnswer>
{
    private readonly RowMarks<SubscriptionRow, Guid> _marks = new(
        row => row.SubscriptionId, row => (row.Status, row.PlanId, row.PerMonth, row.PeriodEnd, row.EndsOn, row.FailedAttempts));

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "interval")]
    public string? Interval { get; set; }

    [SupplyParameterFromQuery(Name = "plan")]
    public string? Plan { get; set; }

    [SupplyParameterFromQuery(Name = "customer")]
    public string? Customer { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "asc")]
    public string? Ascending { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions];

    /// <inheritdoc/>
    protected override SubscriptionFilter Narrowed => new()
    {
        Text = UriQuery.Text(Text),
        Status = UriQuery.Word<SubscriptionStatus>(Status),
        Interval = UriQuery.Word<BillingInterval>(Interval),
        PlanId = Guid.TryParse(Plan, out var plan) ? plan : null,
        CustomerId = Guid.TryParse(Customer, out var customer) ? customer : null,
        Sort = UriQuery.Word<SubscriptionSort>(Sort) ?? SubscriptionSort.StartedOn,
        Descending = Ascending != "1",
    };

    private string? Summary => Answer?.Counts is { Count: > 0 } counts
        ? $"{Format.Count(counts.GetValueOrDefault(SubscriptionStatus.Active))} active, {Format.Count(counts.GetValueOrDefault(SubscriptionStatus.Trialing))} on trial, {Format.Count(counts.GetValueOrDefault(SubscriptionStatus.PastDue))} past due"
        : null;

    /// <inheritdoc/>
    protected override async Task<SubscriptionsAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var filter = Current;
        var subscriptions = Desk.AskAsync(filter.Question, cancellationToken);
        var counts = Desk.AskAsync(new CountSubscriptions(), cancellationToken);
        var plan = filter.PlanId is { } planId ? Desk.AskAsync(new GetPlan(planId), cancellationToken) : Task.FromResult<PlanView?>(null);
        var customer = filter.CustomerId is { } id ? Desk.AskAsync(new GetCustomer(id), cancellationToken) : Task.FromResult<CustomerStats?>(null);
        await Task.WhenAll(subscriptions, counts, plan, customer);
        return new SubscriptionsAnswer(await subscriptions, await counts, await plan, await customer);
    }

    /// <inheritdoc/>
    protected override void OnAnswered(SubscriptionsAnswer? before, SubscriptionsAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Subscriptions.Items ?? [], isSameQuestion);

    private void SearchFor(string text) => Search(Current with { Text = UriQuery.Text(text) });

    private void SortBy((SubscriptionSort Sort, bool Descending) order) => Show(Current with { Sort = order.Sort, Descending = order.Descending });

    private async Task StartAsync()
    {
        var stopping = Stopping;
        if (await Dialogs.OpenAsync<StartSubscriptionDialog>("Start subscription") is { Answer: Guid id } sent)
        {
            await ExpectAsync(sent.Position);
            if (!stopping.IsCancellationRequested)
            {
                Navigation.NavigateTo(SubscriptionTexts.PathOf(id));
            }
        }
    }
}
