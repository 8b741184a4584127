using Dashboard.Domain.Operations;

namespace Dashboard.ReadSide.Audit.Sentences;

internal static class OperationTellings
{
    public static TellingBook TellOfOperations(this TellingBook book) => book
        .Tell<ProjectionRebuildRequested>((e, _) => e.Mode switch
        {
            RebuildMode.CompareOnly => $"had {e.Projection} compared with the log",
            RebuildMode.AskFirst => $"had {e.Projection} rebuilt, to be looked at before it is served",
            _ => $"had {e.Projection} rebuilt",
        }, e => e.Reason)
        .Tell<ProjectionRebuildCancelled>((e, _) => $"called off the rebuild of {e.Projection}", e => e.Reason)
        .Tell<ProjectionRebuildApproved>((e, _) => $"approved the rebuild of {e.Projection}", e => e.Reason)
        .Tell<ProjectionGoBackRequested>((e, _) => $"went back to the earlier tables of {e.Projection}", e => e.Reason)
        .Tell<ProjectionPaused>((e, _) => $"paused {e.Projection}", e => e.Reason)
        .Tell<ProjectionResumed>((e, _) => $"resumed {e.Projection}", e => e.Reason)
        .Tell<ParkedEventsRetryRequested>(
            (e, _) => e.Table is null ? $"had all parked events of {e.Projection} tried again" : $"had the parked events of {e.Table} {e.RowKey} in {e.Projection} tried again",
            e => e.Reason)
        .Tell<ParkedEventSkipRequested>((e, _) => $"had event {Voice.Number(e.Sequence)} left out of {e.Table} {e.RowKey} in {e.Projection}", e => e.Reason)
        .Tell<PastViewRequested>((e, voice) => $"wanted to see the dashboard as of {voice.Minute(e.At)}")
        .Tell<PastViewDropped>((e, voice) => $"dropped the view as of {voice.Minute(e.At)}", e => e.Reason);
}
