using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>What was done to a projection: rebuilds, goings back, pauses, retries and skips, with who, when, why, and what became of them.</summary>
public sealed partial class ProjectionHistory : ConsoleComponent<Page<HistoryEntry>>
{
    private const int Limit = 10;

    /// <summary>Which projection.</summary>
    [Parameter, EditorRequired]
    public required string Projection { get; set; }

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
    protected override object? Identity => Projection;

    /// <inheritdoc/>
    protected override object? Filter => Cursor;

    /// <inheritdoc/>
    protected override bool IsMoving => Answer?.Items.Any(entry => entry.IsOpen) == true;

    /// <inheritdoc/>
    protected override Task<Page<HistoryEntry>?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(
        new ListHistory(Projection, new PageRequest { Limit = Limit, Cursor = Cursor }), cancellationToken)!;

    private void GoTo(PageMove move) =>
        Navigation.SetQuery(replace: false, ("history", move.Cursor), ("historyPage", move.Number > 1 ? move.Number : null));
}
