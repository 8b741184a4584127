using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Projections;

/// <summary>
/// Keeps a loop turning: one that gives no sign of life for too long is cancelled and begun anew, and so is one that fails.
/// A hang is thereby never shown as running, and a mistake in one loop never ends it without a word.
/// </summary>
internal sealed partial class Watchdog(IOptions<ProjectionOptions> options, TimeProvider clock, ILogger<Watchdog> logger)
{
    /// <summary>How long a cancelled loop may take to end before it is left to itself. What it writes later, the checkpoint refuses.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A loop that only waits for the log's next look is well.</summary>
    private TimeSpan Bound => options.Value.StalledAfter > options.Value.PollInterval * 4 ? options.Value.StalledAfter : options.Value.PollInterval * 4;

    private TimeSpan Interval => Bound / 10 < TimeSpan.FromSeconds(1) ? Bound / 10 : TimeSpan.FromSeconds(1);

    /// <summary>Runs a loop until it ends by itself or is cancelled.</summary>
    /// <param name="name">What it is called in the log.</param>
    /// <param name="loop">The loop; it is called again after a stall, and must then begin afresh.</param>
    /// <param name="stalled">Told of each stall, before the loop is cancelled.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(string name, Func<Pulse, CancellationToken, Task> loop, Action stalled, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        for (var bound = Bound; await StallsAsync(loop, stalled, bound, cancellationToken); began = clock.GetTimestamp())
        {
            LogStalled(name, bound);

            // What stalls again at once may only be slow: it is given more time, so that it gets somewhere.
            bound = clock.GetElapsedTime(began) > bound * 10 ? Bound : bound < Bound * 16 ? bound * 2 : bound;
        }
    }

    /// <returns>Whether it stalled; otherwise it ended.</returns>
    private async Task<bool> StallsAsync(Func<Pulse, CancellationToken, Task> loop, Action stalled, TimeSpan bound, CancellationToken cancellationToken)
    {
        var pulse = new Pulse(clock);
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = loop(pulse, turn.Token);
        while (!await EndsAsync(running, Interval))
        {
            if (!pulse.IsOlderThan(bound) || cancellationToken.IsCancellationRequested)
            {
                continue;
            }

            stalled();
            await turn.CancelAsync();
            if (!await EndsAsync(running, Patience))
            {
                LogLeft();
            }

            return !cancellationToken.IsCancellationRequested;
        }

        try
        {
            await running;
            return false;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault);
            stalled();
            await Task.Delay(Interval, clock, cancellationToken);
            return true;
        }
    }

    /// <summary>Waits for a loop to end, a while.</summary>
    private async Task<bool> EndsAsync(Task running, TimeSpan atMost) =>
        await Task.WhenAny(running, Task.Delay(atMost, clock, CancellationToken.None)) == running;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Name} gave no sign of life for {Time}: it is begun anew.")]
    private partial void LogStalled(string name, TimeSpan time);

    [LoggerMessage(Level = LogLevel.Error, Message = "A loop that must not end has failed.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "What hangs could not be cancelled and is left to itself.")]
    private partial void LogLeft();
}
