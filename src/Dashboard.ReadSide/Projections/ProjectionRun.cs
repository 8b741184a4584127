using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Projections;

/// <summary>One projection at work on the node that has the right to run it: batch after batch, from the stored checkpoint on.</summary>
internal sealed partial class ProjectionRun(
    Projection projection,
    BatchWriter writer,
    LogCursor log,
    OrderBoard board,
    ParkedWork work,
    Pulse pulse,
    IReadDatabase database,
    ProjectionMonitor monitor,
    ChangeHub feed,
    IOptions<ProjectionOptions> options,
    TimeProvider clock,
    ILogger<ProjectionRun> logger)
{
    private readonly RateMeter _rate = new(clock);

    private ParkedRows _parked = new();
    private int _parkedEvents;

    /// <summary>The checkpoint as it is in the database; nothing before the first.</summary>
    private Checkpoint? _stored;

    /// <summary>The checkpoint as it is in memory, when it has moved on over events of no concern.</summary>
    private Checkpoint? _ahead;
    private long _aheadSince;

    private LogPosition Position => (_ahead ?? _stored)?.Position ?? LogPosition.Start;

    /// <summary>Folds until it is cancelled or meets a fault that is not an event's own.</summary>
    /// <param name="turned">Called after every turn that went well.</param>
    /// <param name="cancellationToken">Ends it; nothing half is left behind.</param>
    public async Task FoldAsync(Action turned, CancellationToken cancellationToken)
    {
        await board.LoadedAsync(cancellationToken);
        await LoadAsync(cancellationToken);
        while (true)
        {
            pulse.Beat();
            if (board.IsPaused(projection.Name))
            {
                await StandStillAsync(cancellationToken);
                turned();
                continue;
            }

            if (board.GenerationOf(projection.Name) > (_stored?.Generation ?? 0))
            {
                // Other tables are served now, from another place in the log on.
                await LoadAsync(cancellationToken);
            }

            if (board.NextOrder(projection.Name) is { } order)
            {
                await CarryOutAsync(order, cancellationToken);
            }

            var portion = await log.NextAsync(Position, cancellationToken);
            if (portion.Events.Count > 0)
            {
                await FoldAsync(portion.Events, cancellationToken);
            }

            if (portion.End > Position)
            {
                PassBy(CheckpointAt(portion.End, (_ahead ?? _stored)?.RecordedAt));
            }

            if (portion.Events.Count == 0)
            {
                await SaveIdleAsync(cancellationToken);
            }

            turned();
            Show(portion);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        _ahead = null;
        _stored = await writer.LoadCheckpointAsync(cancellationToken);
        pulse.Beat();
        (_parked, _parkedEvents) = await writer.LoadParkedAsync(cancellationToken);
        if (_stored is { } stored && stored.Version != projection.Version)
        {
            LogVersion(projection.Name, stored.Version, projection.Version);
        }

        var shown = monitor.Status(projection.Name);
        if (shown.State is ProjectionState.Starting or ProjectionState.StandingBy)
        {
            Show(new Portion([], shown.Head, shown.AsOf));
        }
    }

    /// <summary>Does nothing for a moment but to see how the log grows, and whether other tables were put in the place of these.</summary>
    private async Task StandStillAsync(CancellationToken cancellationToken)
    {
        await SaveAheadAsync(cancellationToken);
        await Task.Delay(options.Value.PollInterval, clock, cancellationToken);
        if ((await writer.LoadCheckpointAsync(cancellationToken))?.UpdatedAt != _stored?.UpdatedAt)
        {
            await LoadAsync(cancellationToken);
        }

        Show(await log.LookAsync(cancellationToken), ProjectionState.Paused);
    }

    /// <summary>Does what an operator decided about events that were set aside.</summary>
    private async Task CarryOutAsync(ParkedOrder order, CancellationToken cancellationToken)
    {
        if (_stored is not { } at)
        {
            // Nothing was ever folded, so nothing waits; the outcome is told once there is a checkpoint to compare.
            return;
        }

        IReadOnlyCollection<string> keys = [];
        try
        {
            keys = (await work.CarryOutAsync(order, at, pulse.Beat, cancellationToken))?.Keys ?? [];
        }
        catch (Exception fault) when (fault is not CheckpointMovedException && !cancellationToken.IsCancellationRequested && !database.IsTransient(fault))
        {
            // An order that cannot be carried out must not stop the projection.
            LogOrder(fault, projection.Name, order.EventId);
            await work.CloseAsync(order, at, $"It could not be carried out: {fault.GetBaseException().Message}", cancellationToken);
        }

        board.Take(order);
        await LoadAsync(cancellationToken);
        feed.Publish(projection.Name, Position, keys);
        feed.Publish(ProjectionNames.Operations, monitor.Status(ProjectionNames.Operations).Position, []);
    }

    private async Task FoldAsync(IReadOnlyList<LoggedEvent> events, CancellationToken cancellationToken)
    {
        pulse.Beat();
        var to = CheckpointAt(events[^1]);
        try
        {
            Take(to, await writer.FoldAsync(_stored, to, events, _parked, cancellationToken), events.Count);
        }
        catch (Exception fault) when (fault is SumFaultException || database.IsDataFault(fault))
        {
            await IsolateAsync(events, fault, cancellationToken);
        }
    }

    /// <summary>An event of the batch carries what the tables cannot hold: one by one, it is found and set aside.</summary>
    private async Task IsolateAsync(IReadOnlyList<LoggedEvent> events, Exception fault, CancellationToken cancellationToken)
    {
        if (events.Count > 1)
        {
            foreach (var one in events)
            {
                await FoldAsync([one], cancellationToken);
            }

            return;
        }

        var to = CheckpointAt(events[0]);
        Take(to, await writer.ParkAsync(_stored, to, events[0], fault, cancellationToken), events: 1);
    }

    private void Take(Checkpoint to, BatchResult? result, int events)
    {
        _rate.Add(events);
        monitor.Folded(projection.Name, events);
        if (result is null)
        {
            PassBy(to);
            return;
        }

        (_stored, _ahead) = (to, null);
        foreach (var parked in result.Parked)
        {
            _parked.Add(parked.Table, parked.RowKey);
            _parkedEvents++;
            LogParked(projection.Name, parked.EventName, parked.Position.ToString(), parked.Table, parked.RowKey, parked.Error);
            ShowFault(parked);
        }

        ShowPosition(to);
        feed.Publish(projection.Name, to.Position, result.Keys);
    }

    /// <summary>Moves on over events of no concern, in memory for now.</summary>
    private void PassBy(Checkpoint to)
    {
        _aheadSince = _ahead is null ? clock.GetTimestamp() : _aheadSince;
        _ahead = to;
    }

    /// <summary>Writes a checkpoint that moved over events of no concern, now and then: each write costs a transaction.</summary>
    private async Task SaveIdleAsync(CancellationToken cancellationToken)
    {
        if (_ahead is not null && clock.GetElapsedTime(_aheadSince) >= options.Value.IdleCheckpoint)
        {
            await SaveAheadAsync(cancellationToken);
        }
    }

    private async Task SaveAheadAsync(CancellationToken cancellationToken)
    {
        if (_ahead is { } ahead)
        {
            await writer.MoveAsync(_stored, ahead, cancellationToken);
            (_stored, _ahead) = (ahead, null);
        }
    }

    private Checkpoint CheckpointAt(LoggedEvent last) => CheckpointAt(last.Position, last.RecordedAt);

    private Checkpoint CheckpointAt(LogPosition position, DateTimeOffset? recordedAt) =>
        (_stored ?? new Checkpoint { Name = projection.Name, Version = projection.Version, Transaction = 0, Sequence = 0 })
        .MovedTo(position, recordedAt, _stored?.EventsHandled ?? 0, clock.GetUtcNow());

    private void ShowFault(ParkedEvent parked)
    {
        if (parked.Fault is { } kind)
        {
            monitor.Update(projection.Name, status => status with
            {
                Fault = new ProjectionFault
                {
                    Kind = kind, Sentence = parked.Error, Stack = parked.Stack, EventName = parked.EventName, Position = parked.Position, At = parked.ParkedAt,
                },
            });
        }
    }

    private void ShowPosition(Checkpoint at) => monitor.Update(projection.Name, status => status with
    {
        Position = at.Position,
        Head = at.Position > status.Head ? at.Position : status.Head,
        PositionRecordedAt = at.RecordedAt,
    });

    private void Show(Portion portion, ProjectionState? state = null)
    {
        var at = _ahead ?? _stored;
        monitor.Update(projection.Name, status => status with
        {
            State = state ?? (_parkedEvents > 0 ? ProjectionState.Degraded : ProjectionState.Running),
            Position = Position,
            Head = portion.Head > Position ? portion.Head : Position,
            PositionRecordedAt = at?.RecordedAt,
            AsOf = Position >= portion.Head ? portion.ReadAt : at?.RecordedAt ?? status.AsOf,
            EventsPerSecond = _rate.PerSecond,
            HeartbeatAt = clock.GetUtcNow(),
            Node = NodeName.Here,
            Parked = _parkedEvents,
            LastError = null,
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tables of {Projection} were folded by version {Stored}, this program has version {Version}: rebuild them.")]
    private partial void LogVersion(string projection, int stored, int version);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Projection} could not carry out the order {OrderId} about parked events.")]
    private partial void LogOrder(Exception exception, string projection, Guid orderId);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Projection} set {EventName} at {Position} aside for {Table} {RowKey}: {Error}")]
    private partial void LogParked(string projection, string eventName, string position, string table, string rowKey, string error);
}
