using Dashboard.Domain.Subscriptions;
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

/// <summary>Every plan with its price and how many subscribe to it; follows every change.</summary>
public sealed partial class PlansPage : LiveComponent<Page<PlanView>>
{
    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "interval")]
    public string? Interval { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    public string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions];

    /// <inheritdoc/>
    protected override object Filter => (Text, Interval, Cursor, PageNumber);

    private BillingInterval? Billed => UriQuery.Word<BillingInterval>(Interval);

    /// <inheritdoc/>
    protected override async Task<Page<PlanView>?> AskAsync(CancellationToken cancellationToken) => await Desk.AskAsync(
        new ListPlans { Text = UriQuery.Text(Text), Interval = Billed, Page = new PageRequest { Cursor = UriQuery.Text(Cursor) } }, cancellationToken);

    /// <summary>Typing replaces the address, so that "back" leaves the list instead of taking letters away.</summary>
    private void SearchFor(string text) => Navigation.NavigateTo(Uri(UriQuery.Text(text), Billed, null), replace: true);

    private void Go(string? text, BillingInterval? interval, PageMove? move) => Navigation.NavigateTo(Uri(text, interval, move));

    private static string Uri(string? text, BillingInterval? interval, PageMove? move) => UriQuery.Uri(
        SubscriptionTexts.PlansPath, ("q", text), ("interval", UriQuery.Of(interval)), ("at", move?.Cursor), ("page", UriQuery.Of(move?.Number ?? 1)));

    private async Task CreateAsync() => await ExpectAsync((await Dialogs.OpenAsync<PlanDialog>("New plan"))?.Position);
}
