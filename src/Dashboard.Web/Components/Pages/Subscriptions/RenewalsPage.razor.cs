using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>The board of renewals: each state with its count, its sum and its newest; follows every change, and counts down to the next tries.</summary>
public sealed partial class RenewalsPage : LiveComponent<RenewalBoard>
{
    /// <summary>What needs to be looked at first.</summary>
    private static readonly IReadOnlyList<RenewalState> Order = [RenewalState.Retrying, RenewalState.Due, RenewalState.Lost, RenewalState.Recovered, RenewalState.Paid];

    [SupplyParameterFromQuery(Name = "days")]
    public string? Days { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Subscriptions, ProjectionNames.Sagas];

    /// <inheritdoc/>
    protected override object Filter => Current;

    private RenewalFilter Current => new() { Days = RenewalFilter.DaysOf(Days) };

    /// <inheritdoc/>
    protected override async Task<RenewalBoard?> AskAsync(CancellationToken cancellationToken) => await Desk.AskAsync(new GetRenewalBoard(Current.Days), cancellationToken);
}
