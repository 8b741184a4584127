using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>The board of renewals: each state with its count, its sum and its newest; follows every change, and counts down to the next tries.</summary>
public sealed partial class RenewalsPage : LiveComponent<RenewalBoard>
{
    private const int UsualDays = 30;

    private static readonly IReadOnlyList<int> Ranges = [1, 7, UsualDays, 90, 365];

    /// <summary>What needs to be looked at first.</summary>
    private static readonly IReadOnlyList<RenewalState> Order = [RenewalState.Retrying, RenewalState.Due, RenewalState.Lost, RenewalState.Recovered, RenewalState.Paid];

    [SupplyParameterFromQuery(Name = "days")]
    public string? DaysText { get; set; }

    [Inject]
    public required Ticker Ticker { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Subscriptions];

    /// <inheritdoc/>
    protected override object Filter => Days;

    private int Days => Typed.Whole(DaysText) is { } days && Ranges.Contains(days) ? days : UsualDays;

    private string Here => UriOf(Days);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Ticker.Tick += Turn;
        Stopping.Register(() => Ticker.Tick -= Turn);
    }

    /// <inheritdoc/>
    protected override async Task<RenewalBoard?> AskAsync(CancellationToken cancellationToken) => await Desk.AskAsync(new GetRenewalBoard(Days), cancellationToken);

    private static string UriOf(int days) => UriQuery.Uri(SubscriptionTexts.RenewalsPath, ("days", days == UsualDays ? null : Typed.Of(days)));

    private void Turn() => _ = InvokeAsync(() =>
    {
        if (Answer?[RenewalState.Retrying].Renewals > 0 && !IsPaused)
        {
            StateHasChanged();
        }
    });
}
