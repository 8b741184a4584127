using Dashboard.Domain.Log;
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
                [tail.RunAsync(stoppingToken), gossip.RunAsync(stoppingToken), TickAsync(stoppingToken), .. projections.Select(projection => RunnerOf(projection).RunAsync(stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends: whatever was half done is rolled back and folded again.
            return;
        }
    }

    private ProjectionRunner RunnerOf(Projection projection)
    {
        var writer = new BatchWriter(projection, contexts, tables, clock);
        var log = new LogCursor(tail, reader, clock, options.Value.BatchSize);
        var run = new ProjectionRun(projection, writer, log, database, monitor, feed, options, clock, loggers.CreateLogger<ProjectionRun>());
        var standBy = new StandBy(projection, writer, reader, monitor, feed, options, clock);
        return new ProjectionRunner(projection, run, standBy, database, monitor, options, clock, loggers.CreateLogger<ProjectionRunner>());
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
