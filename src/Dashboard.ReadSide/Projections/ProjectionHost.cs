using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Projections;

/// <summary>Runs all projections of this node while the program runs: one tail of the log, a runner for each.</summary>
internal sealed class ProjectionHost(
    IEnumerable<Projection> projections,
    LogTail tail,
    LogGossip gossip,
    IEventLogReader reader,
    IReadDatabase database,
    IRowTables tables,
    IDbContextFactory<ReadDbContext> contexts,
    ProjectionMonitor monitor,
    ChangeHub feed,
    OrderBoard board,
    RunnerReports reports,
    Watchdog watchdog,
    IOptions<ProjectionOptions> options,
    TimeProvider clock,
    ILoggerFactory loggers) : BackgroundService
{
    /// <summary>How often people's screens are told that time has passed.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(
                [
                    watchdog.RunAsync("The reader of the log", tail.RunAsync, () => { }, stoppingToken),
                    gossip.RunAsync(stoppingToken),
                    board.RunAsync(stoppingToken),
                    reports.RunAsync(stoppingToken),
                    TickAsync(stoppingToken),
                    .. projections.Select(projection => RunAsync(projection, stoppingToken)),
                ]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends: whatever was half done is rolled back and folded again.
            return;
        }
    }

    private Task RunAsync(Projection projection, CancellationToken cancellationToken) => watchdog.RunAsync(
        $"Projection {projection.Name}",
        (pulse, ended) => RunnerOf(projection, pulse).RunAsync(ended),
        () => monitor.Stalled(projection.Name, options.Value.StalledAfter),
        cancellationToken);

    private ProjectionRunner RunnerOf(Projection projection, Pulse pulse)
    {
        var writer = new BatchWriter(projection, contexts, tables, clock);
        var log = new LogCursor(tail, reader, clock, projection, options.Value.BatchSize);
        var work = new ParkedWork(projection, contexts, tables, database, reader, clock);
        var run = new ProjectionRun(projection, writer, log, board, work, pulse, database, monitor, feed, options, clock, loggers.CreateLogger<ProjectionRun>());
        var standBy = new StandBy(projection, writer, board, pulse, reader, monitor, feed, options, clock);
        return new ProjectionRunner(projection, run, standBy, board, writer, pulse, database, monitor, options, clock, loggers.CreateLogger<ProjectionRunner>());
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            monitor.Tick();
        }
    }
}
