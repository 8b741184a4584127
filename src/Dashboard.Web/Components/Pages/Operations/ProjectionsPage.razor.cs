using Dashboard.ReadSide.Operations;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>How all projections do, and the log's low mark.</summary>
public sealed partial class ProjectionsPage : ConsoleComponent<ConsoleView>
{
    [Inject]
    public required DialogOpener Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    protected override bool IsMoving => Answer?.Projections.Any(projection => projection.Rebuild is not null) == true;

    private IEnumerable<ProjectionView> Shown => Answer?.Projections.Select(Present) ?? [];

    /// <inheritdoc/>
    protected override Task<ConsoleView?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(new ListProjections(), cancellationToken)!;

    private async Task RebuildAllAsync() => await ExpectAsync((await Dialogs.OpenAsync<RebuildAllDialog>(
        "Rebuild all projections", new Dictionary<string, object?> { [nameof(RebuildAllDialog.Projections)] = Shown.ToList() }))?.Position);
}
