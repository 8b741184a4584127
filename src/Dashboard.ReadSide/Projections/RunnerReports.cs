using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dashboard.ReadSide.Projections;

/// <summary>
/// Nodes tell each other how the runners of their projections are doing, so that the console says the same wherever it is
/// opened. It is told at a sober pace and beside the folding, never in its transactions.
/// </summary>
internal sealed partial class RunnerReports(
    ProjectionMonitor monitor, IDbContextFactory<ReadDbContext> contexts, TimeProvider clock, ILogger<RunnerReports> logger)
{
    /// <summary>A change is told after this time at most, and heard of after as much again.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>A runner of which there is nothing to tell but that it is alive is told of this often.</summary>
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (RunnerState Runner, DateTimeOffset HeartbeatAt)> _told = [];

    /// <summary>Names that have a row; nothing before it was looked.</summary>
    private HashSet<string>? _known;

    /// <summary>Tells and hears until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await TellAsync(db, cancellationToken);
                await HearAsync(db, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogFault(fault);

                // Another node may have made the row meanwhile.
                _known = null;
                _told.Clear();
            }
        }
    }

    private async Task TellAsync(ReadDbContext db, CancellationToken cancellationToken)
    {
        var news = monitor.Statuses
            .Where(status => !status.IsElsewhere && status.State is not ProjectionState.Starting)
            .Select(status => new RunnerReport
            {
                Projection = status.Name, Node = NodeName.Here, HeartbeatAt = status.HeartbeatAt, Runner = RunnerState.Of(status),
            })
            .Where(IsNews)
            .ToList();
        if (news.Count == 0)
        {
            return;
        }

        _known ??= [.. await db.RunnerReports.Select(row => row.Projection).ToListAsync(cancellationToken)];
        db.UpdateRange(news.Where(row => _known.Contains(row.Projection)));
        db.AddRange(news.Where(row => !_known.Contains(row.Projection)));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        foreach (var row in news)
        {
            _known.Add(row.Projection);
            _told[row.Projection] = (row.Runner, row.HeartbeatAt);
        }
    }

    private bool IsNews(RunnerReport row) =>
        !_told.TryGetValue(row.Projection, out var told) || told.Runner != row.Runner || row.HeartbeatAt - told.HeartbeatAt >= AtRest;

    private async Task HearAsync(ReadDbContext db, CancellationToken cancellationToken)
    {
        var elsewhere = monitor.Statuses.Where(status => status.IsElsewhere).Select(status => status.Name).ToHashSet();
        if (elsewhere.Count == 0)
        {
            return;
        }

        foreach (var row in await db.RunnerReports.AsNoTracking().ToListAsync(cancellationToken))
        {
            if (elsewhere.Contains(row.Projection))
            {
                monitor.Heard(row);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Nodes could not tell each other how their runners are doing; it is tried again.")]
    private partial void LogFault(Exception exception);
}
