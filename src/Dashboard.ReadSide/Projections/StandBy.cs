using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Projections;

/// <summary>Watches a projection that another node runs, so that this node's screens and readers still learn of its changes.</summary>
internal sealed class StandBy(
    Projection projection,
    BatchWriter writer,
    OrderBoard board,
    Pulse pulse,
    IEventLogReader reader,
    ProjectionMonitor monitor,
    ChangeHub feed,
    IOptions<ProjectionOptions> options,
    TimeProvider clock)
{
    private DateTimeOffset? _updatedAt;

    /// <summary>Watches for a while.</summary>
    public async Task WatchAsync(TimeSpan howLong, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollInterval, clock);
        var began = clock.GetTimestamp();
        do
        {
            pulse.Beat();
            await LookAsync(cancellationToken);
            await timer.WaitForNextTickAsync(cancellationToken);
        }
        while (clock.GetElapsedTime(began) < howLong);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var head = await reader.HeadAsync(cancellationToken);
        var stored = await writer.LoadCheckpointAsync(cancellationToken);
        var position = stored?.Position ?? LogPosition.Start;
        var shown = monitor.Status(projection.Name);

        // Parked events that were retried leave the position where it was.
        var moved = position != shown.Position || stored?.UpdatedAt != _updatedAt;
        var parked = moved || shown.State is not (ProjectionState.StandingBy or ProjectionState.Paused)
            ? (await writer.LoadParkedAsync(cancellationToken)).Events
            : shown.Parked;
        monitor.Update(projection.Name, status => status with
        {
            State = board.IsPaused(projection.Name) ? ProjectionState.Paused : ProjectionState.StandingBy,
            Position = position,
            Head = head > position ? head : position,
            PositionRecordedAt = stored?.RecordedAt,
            AsOf = position >= head ? now : stored?.RecordedAt ?? status.AsOf,
            Parked = parked,

            // How its runner is doing, the node that runs it tells by itself.
            IsElsewhere = true,
            Node = status.StateElsewhere is null ? stored?.Node : status.Node,
            LastError = status.IsElsewhere ? status.LastError : null,
        });
        if (moved)
        {
            _updatedAt = stored?.UpdatedAt;
            feed.Publish(projection.Name, position, []);
        }
    }
}
