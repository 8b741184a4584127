using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>Retries, skips and goings back: who, when, why, and what became of them. Nothing when there were none.</summary>
public sealed partial class DecisionLog : ConsoleComponent<IReadOnlyList<DecisionView>>
{
    /// <summary>Which projection.</summary>
    [Parameter, EditorRequired]
    public required string Projection { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    protected override object? Identity => Projection;

    /// <inheritdoc/>
    protected override bool IsMoving => Answer?.Any(row => row.Outcome is null) == true;

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<DecisionView>?> AskAsync(CancellationToken cancellationToken) =>
        Desk.AskAsync(new ListDecisions(Projection), cancellationToken)!;

    private static string What(DecisionView row) => row.Kind switch
    {
        DecisionKind.GoBack => "Went back to the tables of before",
        DecisionKind.Skip => $"Skipped an event of {RowOf(row)}",
        _ when row.RowKey is null => "Retried all",
        _ => $"Retried {RowOf(row)}",
    };

    private static string RowOf(DecisionView row) => row.Table == ParkedEvent.AnyTable ? $"any row of {row.RowKey}" : $"{row.Table} {row.RowKey}";
}
