using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Shop;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>All renewals in one state, paged by key; follows every change.</summary>
public sealed partial class RenewalListPage : ListComponent<RenewalFilter, Page<RenewalView>>
{
    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "days")]
    public string? Days { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Subscriptions, ProjectionNames.Sagas];

    /// <inheritdoc/>
    protected override RenewalFilter Narrowed => new() { State = UriQuery.Word<RenewalState>(State) ?? RenewalState.Retrying, Days = RenewalFilter.DaysOf(Days) };

    private RenewalState Shown => Narrowed.State!.Value;

    /// <inheritdoc/>
    protected override async Task<Page<RenewalView>?> AskAsync(CancellationToken cancellationToken) => await Desk.AskAsync(Current.Question, cancellationToken);
}
