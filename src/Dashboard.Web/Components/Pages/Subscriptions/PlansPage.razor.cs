using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Pages.Shop;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>Every plan with its price and how many subscribe to it; follows every change.</summary>
public sealed partial class PlansPage : ListComponent<PlanFilter, Page<PlanView>>
{
    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "interval")]
    public string? Interval { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions];

    /// <inheritdoc/>
    protected override PlanFilter Narrowed => new() { Text = UriQuery.Text(Text), Interval = UriQuery.Word<BillingInterval>(Interval) };

    /// <inheritdoc/>
    protected override async Task<Page<PlanView>?> AskAsync(CancellationToken cancellationToken) => await Desk.AskAsync(Current.Question, cancellationToken);

    private void SearchFor(string text) => Search(Current with { Text = UriQuery.Text(text) });

    private void BilledBy(string? interval) => Show(Current with { Interval = UriQuery.Word<BillingInterval>(interval) });

    private async Task CreateAsync() => await ExpectAsync((await Dialogs.OpenAsync<PlanDialog>("New plan"))?.Position);
}
