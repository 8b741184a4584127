using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>The rebuilds of a projection: who, when, why, how many events, how long, and what became of them.</summary>
public sealed partial class RebuildHistory : LiveComponent<Page<RebuildView>>
{
    private const int Limit = 10;

    /// <summary>Which projection.</summary>
    [Parameter, EditorRequired]
    public required string Projection { get; set; }

    /// <summary>The newest rebuild and its state, as far as the page around knows: when it differs, the list is asked anew.</summary>
    [Parameter]
    public (Guid? RebuildId, RebuildState? State) Newest { get; set; }

    /// <summary>Cursor of the page.</summary>
    [Parameter]
    public string? Cursor { get; set; }

    /// <summary>Number of the page, for people.</summary>
    [Parameter]
    public string? PageNumber { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Operations];

    /// <inheritdoc/>
    protected override object? Identity => Projection;

    /// <inheritdoc/>
    protected override object? Filter => (Cursor, Newest);

    /// <inheritdoc/>
    protected override Task<Page<RebuildView>?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(
        new ListRebuilds(Projection, new PageRequest { Limit = Limit, Cursor = Cursor }), cancellationToken)!;

    private void GoTo(PageMove move) =>
        Navigation.SetQuery(replace: false, ("rebuilds", move.Cursor), ("rebuildsPage", move.Number > 1 ? move.Number : null));
}
