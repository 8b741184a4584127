using System.Globalization;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

/// <summary>Puts together what is known of projections: the monitor's status, the read tables and the database's own catalogue.</summary>
internal sealed class ProjectionViews(
    IEnumerable<Projection> projections,
    ProjectionMonitor monitor,
    IDbContextFactory<ReadDbContext> contexts,
    IConsoleDatabase database,
    EventCounts counts)
{
    /// <summary>How many times tables changed places since the last rebuild, as far as that is looked at.</summary>
    private const int MostMoves = 100;

    /// <summary>One projection, or all by name; none where there is none of that name.</summary>
    public async Task<IReadOnlyList<ProjectionView>> OfAsync(string? name, CancellationToken cancellationToken)
    {
        var wanted = projections.Where(known => name is null || known.Name == name).OrderBy(known => known.Name, StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var checkpoints = await db.Checkpoints.AsNoTracking().ToDictionaryAsync(row => row.Name, cancellationToken);
        var paused = await db.ProjectionSwitches.AsNoTracking().Where(row => row.IsPaused).ToDictionaryAsync(row => row.Projection, cancellationToken);
        var open = (await db.OpenRebuildsAsync(name, cancellationToken)).ToLookup(rebuild => rebuild.Projection);
        var sizes = await database.SizesAsync(ReadDbContext.Schema, cancellationToken);
        var statuses = await db.ToldAsync([.. wanted.Select(projection => monitor.Status(projection.Name))], cancellationToken);
        var views = new List<ProjectionView>();
        foreach (var projection in wanted)
        {
            var status = statuses[views.Count];
            var stored = checkpoints.GetValueOrDefault(projection.Name);
            var last = await LastRebuildAsync(db, projection.Name, cancellationToken);
            var tables = TablesOf(projection, db, sizes);
            var (retiredAt, isBack) = await RetiredAsync(db, checkpoints.GetValueOrDefault(Checkpoint.RetiredPrefix + projection.Name), projection.Name, cancellationToken);
            views.Add(new ProjectionView
            {
                Status = status,
                StoredVersion = stored?.Version,
                WhyRebuild = Why(projection, stored, status, last),
                Pause = paused.TryGetValue(projection.Name, out var pause) ? new Decision(pause.By, pause.At, pause.Reason) : null,
                Tables = tables,
                Rebuild = open[projection.Name].FirstOrDefault(),
                RetiredAt = retiredAt,
                IsBack = isBack,
                Estimate = Estimate(await counts.OfAsync(projection, cancellationToken), last, tables),
            });
        }

        return views;
    }

    /// <summary>When the tables that are kept gave way, and whether to older ones. Their checkpoint says when they moved last, which was before.</summary>
    private static async Task<(DateTimeOffset? RetiredAt, bool IsBack)> RetiredAsync(
        ReadDbContext db, Checkpoint? retired, string projection, CancellationToken cancellationToken)
    {
        if (retired is null)
        {
            return (null, false);
        }

        var moves = await db.RebuildWork
            .Where(work => work.Projection == projection && work.MovedAt != null)
            .OrderByDescending(work => work.MovedAt)
            .Select(work => new { work.MovedAt, IsReturn = db.GoBackRequests.Any(request => request.EventId == work.RebuildId) })
            .Take(MostMoves)
            .ToListAsync(cancellationToken);

        // Whoever goes back twice has the rebuilt tables again.
        return (moves.FirstOrDefault()?.MovedAt ?? retired.UpdatedAt, moves.TakeWhile(move => move.IsReturn).Count() % 2 == 1);
    }

    private static List<TableView> TablesOf(Projection projection, ReadDbContext db, IReadOnlyDictionary<string, (long Rows, long Bytes)> sizes)
    {
        var tables = new List<TableView>();
        foreach (var table in projection.Tables)
        {
            var name = db.Model.GetEntityTypes().FirstOrDefault(entity => entity.ClrType.Name == table.Name)?.GetTableName();
            var (rows, bytes) = name is null ? default : sizes.GetValueOrDefault(name);
            tables.Add(new TableView(table.Name, rows, bytes));
        }

        return tables;
    }

    /// <summary>The last rebuild that ran to its end, whether it was served or only compared.</summary>
    private static Task<RebuildWork?> LastRebuildAsync(ReadDbContext db, string projection, CancellationToken cancellationToken) =>
        db.RebuildWork.AsNoTracking()
            .Where(work => work.Projection == projection && work.EventsHandled > 0 && (work.State == RebuildState.Swapped || work.State == RebuildState.Compared))
            .OrderByDescending(work => work.StartedAt)
            .FirstOrDefaultAsync(cancellationToken);

    private static string? Why(Projection projection, Checkpoint? stored, ProjectionStatus status, RebuildWork? last)
    {
        if (RebuildAdvice.For(projection, stored) is { } advice)
        {
            return advice.Sentence;
        }

        if (last is { State: RebuildState.Compared, Comparison: { IsEqual: false } found })
        {
            return $"The last comparison found {Counted(found.Added + found.Removed + found.Changed, "row that differs", "rows that differ")} from what the log says.";
        }

        return status switch
        {
            { RunnerState: ProjectionState.Stopped } => "It gave up on the tables that are served. Once the reason is put right, a rebuild makes new ones.",
            // A rebuild by this program would set it aside again.
            { Parked: > 0, Fault.Kind: FaultKind.UnknownEvent } => null,
            { Parked: > 0 } => $"{Counted(status.Parked, "parked event keeps", "parked events keep")} rows from being up to date. Once their handlers are put right, retry them or rebuild.",
            _ => null,
        };
    }

    private static string Counted(long count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:#,##0} {(count == 1 ? one : many)}");

    private static RebuildEstimate Estimate(long events, RebuildWork? last, IReadOnlyList<TableView> tables)
    {
        var seconds = last is { EndedAt: { } ended } ? (ended - last.StartedAt).TotalSeconds : 0;
        var duration = seconds > 0 ? TimeSpan.FromSeconds(events * seconds / last!.EventsHandled) : (TimeSpan?)null;
        return new RebuildEstimate(events, duration, tables.Sum(table => table.Bytes));
    }
}
