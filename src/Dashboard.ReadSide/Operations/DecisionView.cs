using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Operations;

/// <summary>What operators last decided about a projection beside its rebuilds, newest first, at most ten.</summary>
public sealed record ListDecisions(string Projection) : IQuestion<IReadOnlyList<DecisionView>>
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Projections => [ProjectionNames.Operations];
}

/// <summary>What kind of decision it is.</summary>
public enum DecisionKind
{
    /// <summary>Events that were set aside are folded after all.</summary>
    Retry,

    /// <summary>An event is left out of a row for good.</summary>
    Skip,

    /// <summary>The tables of before the last rebuild are served again.</summary>
    GoBack,
}

/// <summary>A decision of an operator, and what became of it.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Decision">By whom, when and why.</param>
/// <param name="Table">Table of the row that it is about; nothing when it is about all of them.</param>
/// <param name="RowKey">Key of that row.</param>
/// <param name="Outcome">What became of it, in a sentence; nothing before it is carried out.</param>
public sealed record DecisionView(DecisionKind Kind, Decision Decision, string? Table, string? RowKey, string? Outcome);
