using System.Reflection;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Dashboard.ReadSide.Tests.Folding;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>All read tables of a database at once.</summary>
internal static class ReadTables
{
    /// <summary>What the engine itself keeps.</summary>
    private static readonly Type[] Unfolded =
        [typeof(Checkpoint), typeof(ParkedEvent), typeof(SkippedEvent), typeof(ParkedOrderOutcome), typeof(RebuildWork), typeof(RunnerReport), typeof(PastWork)];

    /// <summary>What operators ask of projections: a matter of now, whatever moment is looked at.</summary>
    public static IReadOnlyList<Type> OfNow { get; } =
        [typeof(PastRequest), typeof(RebuildRequest), typeof(GoBackRequest), typeof(ProjectionSwitch), typeof(ProjectionDeed), typeof(ParkedOrder)];

    private static readonly MethodInfo Set = typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!;

    /// <summary>Every row that projections fold, as text.</summary>
    public static Task<IReadOnlyList<string>> DumpAsync(LiveDashboard live) => live.QueryAsync(DumpAsync);

    /// <summary>Every row that projections folded into the tables of a context, as text.</summary>
    public static async Task<IReadOnlyList<string>> DumpAsync(ReadDbContext db)
    {
        var rows = new List<string>();
        foreach (var table in Folded(db).Where(table => db.TableSchema == ReadDbContext.Schema || !OfNow.Contains(table)))
        {
            await foreach (var row in Queryable(db, table).AsNoTracking().AsAsyncEnumerable())
            {
                rows.Add(RowText.Of(row));
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>Forgets every row and every checkpoint.</summary>
    public static Task<int> EmptyAsync(LiveDashboard live) => live.QueryAsync(async db =>
    {
        foreach (var table in Folded(db))
        {
            db.RemoveRange((IEnumerable<object>)await Queryable(db, table).ToListAsync());
        }

        db.RemoveRange(await db.Checkpoints.ToListAsync());
        return await db.SaveChangesAsync();
    });

    private static IEnumerable<Type> Folded(ReadDbContext db) =>
        db.Model.GetEntityTypes().Select(entity => entity.ClrType)
            .Where(type => !Unfolded.Contains(type));

    private static IQueryable<object> Queryable(ReadDbContext db, Type table) =>
        (IQueryable<object>)Set.MakeGenericMethod(table).Invoke(db, [])!;
}
