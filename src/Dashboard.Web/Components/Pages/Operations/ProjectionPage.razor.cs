using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Questions;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>One projection: figures, fault, rebuild, what was set aside, tables, history, and what an operator can do.</summary>
public sealed partial class ProjectionPage : ConsoleComponent<ProjectionAnswer>
{
    /// <summary>Which projection.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>Cursor of the rows that wait.</summary>
    [SupplyParameterFromQuery(Name = "parked")]
    public string? Parked { get; set; }

    /// <summary>Number of their page.</summary>
    [SupplyParameterFromQuery(Name = "parkedPage")]
    public string? ParkedPage { get; set; }

    /// <summary>Cursor of the history.</summary>
    [SupplyParameterFromQuery(Name = "history")]
    public string? History { get; set; }

    /// <summary>Number of its page.</summary>
    [SupplyParameterFromQuery(Name = "historyPage")]
    public string? HistoryPage { get; set; }

    /// <inheritdoc/>
    protected override object? Identity => Name;

    /// <inheritdoc/>
    protected override bool IsMoving => Answer?.Projection.Rebuild is not null;

    private ProjectionView? Shown => Answer is null ? null : Present(Answer.Projection);

    /// <inheritdoc/>
    protected override async Task<ProjectionAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var projection = Desk.AskAsync(new GetProjection(Name), cancellationToken);
        var newest = Desk.AskAsync(new ListRebuilds(Name, new PageRequest { Limit = 1 }), cancellationToken);
        await Task.WhenAll(projection, newest);
        return await projection is { } found ? new ProjectionAnswer(found, (await newest).Items.FirstOrDefault()) : null;
    }
}

/// <summary>What the page of a projection shows.</summary>
/// <param name="Projection">The projection.</param>
/// <param name="Latest">Its newest rebuild, over or not; nothing when there was none.</param>
public sealed record ProjectionAnswer(ProjectionView Projection, RebuildView? Latest);
