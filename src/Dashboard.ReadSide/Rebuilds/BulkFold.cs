using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// Folds the log into a twin at the speed of memory. When a batch carries what the tables cannot hold, that stretch is
/// folded again the plain way, which finds the event and sets it aside.
/// </summary>
internal sealed class BulkFold(
    [FromKeyedServices(ReadDbContext.TwinSchema)] IRowTables tables,
    PlainBulkFold plain,
    TwinTables twin,
    SharedReading log,
    IReadDatabase database,
    BulkSize size,
    BulkThreads threads,
    TimeProvider clock,
    LogPast? past = null) : IBulkFold
{
    public async Task<TwinProgress> RunAsync(
        Projection projection, LogPosition? until, IProgress<TwinProgress> progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (at, parked) = await twin.WhereAsync(projection, cancellationToken);
            var run = new BulkRun(projection, at, parked, tables, log, progress, size, clock, past);
            try
            {
                return await threads.RunAsync(() => run.RunAsync(until, cancellationToken), cancellationToken);
            }
            catch (Exception fault) when (fault is SumFaultException || database.IsDataFault(fault))
            {
                await plain.RunAsync(projection, run.Reached, progress, cancellationToken);
            }
        }
    }
}
