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
    IReadDatabase database,
    ProjectionMonitor monitor,
    IOptions<ProjectionOptions> options,
    TimeProvider clock,
    ILogger<ProjectionRunner> logger)
{
    private int _faults;

    /// <summary>Runs until it is cancelled, or gives up.</summary>
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
            catch (CheckpointMovedException fault)
            {
                LogMoved(fault, projection.Name);
            }
            catch (Exception fault)
            {
                if (!await PauseAsync(fault, cancellationToken))
                {
                    return;
                }
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

        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, right.Lost);
        try
        {
            await run.FoldAsync(() => _faults = 0, held.Token);
        }
        catch (OperationCanceledException) when (right.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ProjectionLockLostException(projection.Name);
        }
    }

    /// <returns>Whether to try again.</returns>
    private async Task<bool> PauseAsync(Exception fault, CancellationToken cancellationToken)
    {
        _faults++;
        var passes = fault is ProjectionLockLostException || database.IsTransient(fault);
        if (!passes && _faults >= options.Value.Attempts)
        {
            LogStopped(fault, projection.Name, _faults);
            Show(ProjectionState.Stopped, fault);
            return false;
        }

        var pause = Pause();
        LogFault(fault, projection.Name, _faults, pause.TotalMilliseconds);
        Show(ProjectionState.Retrying, fault);
        try
        {
            await Task.Delay(pause, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return true;
    }

    /// <summary>Doubles with each fault in a row; up to a fifth is chance, so that nodes do not come back all at once.</summary>
    private TimeSpan Pause()
    {
        var pause = options.Value.FirstRetry * Math.Pow(2, Math.Min(_faults - 1, 20));
        var bounded = pause < options.Value.LongestRetry ? pause : options.Value.LongestRetry;
        return bounded * (0.8 + (0.2 * Random.Shared.NextDouble()));
    }

    private void Show(ProjectionState state, Exception fault) => monitor.Update(projection.Name, status => status with
    {
        State = state,
        LastError = fault.GetBaseException().Message,
        HeartbeatAt = clock.GetUtcNow(),
        EventsPerSecond = 0,
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "Projection {Projection} starts over from the checkpoint.")]
    private partial void LogMoved(Exception exception, string projection);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Projection {Projection} met fault {Faults} in a row; it is tried again in {Pause} ms.")]
    private partial void LogFault(Exception exception, string projection, int faults, double pause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Projection {Projection} stopped after {Faults} faults in a row.")]
    private partial void LogStopped(Exception exception, string projection, int faults);
}

/// <summary>The session that held the right to run a projection is gone.</summary>
internal sealed class ProjectionLockLostException(string projection)
    : Exception($"The database session that held the right to run {projection} was lost.");
