using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// Looks what operators ask for the tables of projections and lets it be done here, unless another node does it. What other
/// nodes write about their work is told to this node's screens.
/// </summary>
internal sealed partial class RebuildWorker(
    IEnumerable<Projection> projections,
    RebuildTools tools,
    IReadDatabase database,
    ProjectionMonitor monitor,
    IOptions<ProjectionOptions> options,
    TimeProvider clock,
    ILoggerFactory loggers,
    ILogger<RebuildWorker> logger) : BackgroundService
{
    private readonly Dictionary<string, RebuildRunner> _runners = projections.ToDictionary(
        projection => projection.Name,
        projection => new RebuildRunner(
            projection,
            new RebuildRun(projection, tools, options, clock, loggers.CreateLogger<RebuildRun>()),
            tools,
            database,
            options,
            clock,
            loggers.CreateLogger<RebuildRunner>()));

    private readonly Dictionary<string, Task> _running = [];
    private IReadOnlyList<BookMark>? _marks;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = tools.Feed.Subscribe(ProjectionNames.Operations);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                await changes.WaitAsync(options.Value.LockRetry, clock, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                LogFault(fault);
                await Task.Delay(options.Value.PollInterval, clock, CancellationToken.None);
            }
        }

        await Task.WhenAll(_running.Values);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await TellAsync(cancellationToken);
        if (!options.Value.Run)
        {
            return;
        }

        foreach (var open in await tools.Book.OpenAsync(cancellationToken))
        {
            var isRunning = _running.TryGetValue(open.Projection, out var task) && !task.IsCompleted;
            if (!isRunning && _runners.TryGetValue(open.Projection, out var runner))
            {
                _running[open.Projection] = RunAsync(runner, cancellationToken);
            }
        }
    }

    private async Task RunAsync(RebuildRunner runner, CancellationToken cancellationToken)
    {
        try
        {
            await runner.RunAsync(cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault)
        {
            LogFault(fault);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var marks = await tools.Book.MarksAsync(cancellationToken);
        if (_marks is { } before && !before.SequenceEqual(marks))
        {
            tools.Book.Tell();
            foreach (var moved in marks.Where(mark => mark.MovedAt is not null && !before.Any(old => old.RebuildId == mark.RebuildId && old.MovedAt == mark.MovedAt)))
            {
                tools.Feed.Publish(moved.Projection, monitor.Status(moved.Projection).Position, []);
            }
        }

        _marks = marks;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is asked for the tables of projections could not be looked at; it is tried again.")]
    private partial void LogFault(Exception exception);
}
