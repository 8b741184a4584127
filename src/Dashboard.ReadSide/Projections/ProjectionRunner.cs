using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Projections;

/// <summary>
/// Keeps one projection alive: takes the right to run it or stands by, starts over after a fault with growing pauses,
/// and never lets its trouble reach another projection.
/// </summary>
internal sealed partial class ProjectionRunner(
    Projection projection,
    ProjectionRun run,
    StandBy standBy,
    OrderBoard board,
    BatchWriter writer,
    Pulse pulse,
    IReadDatabase database,
    ProjectionMonitor monitor,
    IOptions<ProjectionOptions> options,
    TimeProvider clock,
    ILogger<ProjectionRunner> logger)
{
    private int _faults;

    /// <summary>Runs until it is cancelled. When it has given up, it waits for a person.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(cancellationToken);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                await PauseAsync(fault, cancellationToken);
            }
        }
    }

    /// <summary>Folds while the right to do so is held, or watches for a while.</summary>
    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        await using var right = options.Value.Run ? await database.TryLockAsync(projection.Name, cancellationToken) : null;
        if (right is null)
        {
            await standBy.WatchAsync(options.Value.LockRetry, cancellationToken);
            _faults = 0;
            return;
        }

        pulse.Beat();
        monitor.Update(projection.Name, status => status with { IsElsewhere = false, StateElsewhere = null, Node = NodeName.Here, HeartbeatAt = clock.GetUtcNow() });
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, right.Lost);
        try
        {
            await FoldAsync(held.Token);
        }
        catch (OperationCanceledException) when (right.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ProjectionLockLostException(projection.Name);
        }
    }

    /// <summary>
    /// Folds. When other tables were put in the place of these, it begins anew from where those stand, and keeps its right:
    /// to have it again may take as long as the database needs to see that a session is gone.
    /// </summary>
    private async Task FoldAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await run.FoldAsync(() => _faults = 0, cancellationToken);
            }
            catch (CheckpointMovedException fault)
            {
                LogMoved(fault, projection.Name);
            }
        }
    }

    /// <summary>Waits before the next try; when it gives up, for a person.</summary>
    private async Task PauseAsync(Exception fault, CancellationToken cancellationToken)
    {
        _faults++;
        var passes = fault is ProjectionLockLostException || database.IsTransient(fault);
        if (passes)
        {
            database.ForgetConnections();
        }

        var givesUp = !passes && _faults >= options.Value.Attempts;
        var pause = Pause();
        if (givesUp)
        {
            LogStopped(fault, projection.Name, _faults);
        }
        else
        {
            LogFault(fault, projection.Name, _faults, pause.TotalMilliseconds);
        }

        Show(givesUp ? ProjectionState.Stopped : ProjectionState.Retrying, fault, passes);
        pulse.Rest();
        try
        {
            await (givesUp ? PersonAsync(cancellationToken) : RestAsync(pause, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            pulse.Beat();
        }
    }

    /// <summary>Waits for a time, or until an operator lets the projection stand still.</summary>
    private async Task RestAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var wasPaused = board.IsPaused(projection.Name);
        for (var left = atMost; left > TimeSpan.Zero && board.IsPaused(projection.Name) == wasPaused; left = atMost - clock.GetElapsedTime(began))
        {
            ShowAlive();
            await Task.Delay(left < options.Value.PollInterval ? left : options.Value.PollInterval, clock, cancellationToken);
        }
    }

    /// <summary>Waits until an operator pauses or resumes the projection, or other tables take the place of those it could not fold.</summary>
    private async Task PersonAsync(CancellationToken cancellationToken)
    {
        var before = await CheckpointAsync(cancellationToken);
        var wasPaused = board.IsPaused(projection.Name);
        while (board.IsPaused(projection.Name) == wasPaused && await CheckpointAsync(cancellationToken) == before)
        {
            ShowAlive();
            await Task.Delay(options.Value.PollInterval, clock, cancellationToken);
        }

        _faults = 0;
    }

    /// <summary>When the checkpoint was last written; nothing while nobody can say.</summary>
    private async Task<DateTimeOffset?> CheckpointAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await writer.LoadCheckpointAsync(cancellationToken))?.UpdatedAt;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogBlind(fault, projection.Name);
            return null;
        }
    }

    /// <summary>Doubles with each fault in a row; up to a fifth is chance, so that nodes do not come back all at once.</summary>
    private TimeSpan Pause()
    {
        var pause = options.Value.FirstRetry * Math.Pow(2, Math.Min(_faults - 1, 20));
        var bounded = pause < options.Value.LongestRetry ? pause : options.Value.LongestRetry;
        return bounded * (0.8 + (0.2 * Random.Shared.NextDouble()));
    }

    /// <summary>A loop that waits on purpose turns all the same.</summary>
    private void ShowAlive() => monitor.Update(projection.Name, status => status with { HeartbeatAt = clock.GetUtcNow() });

    private void Show(ProjectionState state, Exception fault, bool passes) => monitor.Update(projection.Name, status => status with
    {
        State = state,
        LastError = fault.GetBaseException().Message,
        Fault = new ProjectionFault
        {
            Kind = FaultRule.OfRunner(fault, passes), Sentence = fault.GetBaseException().Message, Stack = fault.ToString(), At = clock.GetUtcNow(),
        },
        HeartbeatAt = clock.GetUtcNow(),
        EventsPerSecond = 0,
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "Projection {Projection} starts over from the checkpoint.")]
    private partial void LogMoved(Exception exception, string projection);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Projection {Projection} met fault {Faults} in a row; it is tried again in {Pause} ms.")]
    private partial void LogFault(Exception exception, string projection, int faults, double pause);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The checkpoint of {Projection}, which has stopped, could not be read.")]
    private partial void LogBlind(Exception exception, string projection);

    [LoggerMessage(Level = LogLevel.Error, Message = "Projection {Projection} stopped after {Faults} faults in a row.")]
    private partial void LogStopped(Exception exception, string projection, int faults);
}

/// <summary>The session that held the right to run a projection is gone.</summary>
internal sealed class ProjectionLockLostException(string projection)
    : Exception($"The database session that held the right to run {projection} was lost.");
