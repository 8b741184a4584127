using Dashboard.Web.Import;
using Dashboard.WriteSide.Import;

namespace Dashboard.Web.Api;

/// <summary>How an import is doing, and what it did.</summary>
/// <param name="Id">Identity.</param>
/// <param name="State">uploading, running, finished, cancelled or failed.</param>
/// <param name="Phase">What it is busy with, such as subscriptions; nothing before it begins.</param>
/// <param name="Done">Things dealt with in this phase.</param>
/// <param name="Total">What Done will be at the phase's end.</param>
/// <param name="SecondsLeft">Until the end; nothing while too little is known.</param>
/// <param name="RejectedLines">Lines rejected so far; GET …/rejected answers them when it is finished.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Result">What it did; nothing unless it is finished.</param>
internal sealed record ImportAnswer(
    Guid Id, string State, string? Phase, long? Done, long? Total, double? SecondsLeft, int RejectedLines, string? Failure, ImportedSubscriptions? Result)
{
    public static ImportAnswer Of(ImportJob job) => new(
        job.Id,
        job.State.ToString().ToLowerInvariant(),
        job.Progress?.Phase.ToString().ToLowerInvariant(),
        job.Progress?.Done,
        job.Progress?.Total,
        job.IsGoingOn && job.Progress?.TimeLeft is { } left ? Math.Round(left.TotalSeconds) : null,
        job.Result?.RejectedLines ?? job.Progress?.Rejected ?? 0,
        job.Failure,
        job.Result as ImportedSubscriptions);
}
