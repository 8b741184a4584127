using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Past;

/// <summary>
/// Builds the tables of all projections as they were at a moment, beside the ones that are served: the engine of rebuilds, given only
/// what had happened by then. The log is read once for all of them.
/// </summary>
internal sealed class PastBuild(
    PastPlaces places, IEventLogReader reader, SharedReading log, IReadDatabase database, BulkSize size, BulkThreads threads, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Fills a place.</summary>
    /// <param name="place">Where; what is there goes.</param>
    /// <param name="at">The moment.</param>
    /// <param name="progress">Told of what is folded.</param>
    /// <param name="cancellationToken">Ends it; what is there then is of no use.</param>
    /// <returns>Events that could not be folded.</returns>
    /// <exception cref="NoPastException">Nothing had happened by then.</exception>
    public async Task<int> RunAsync(PastPlace place, DateTimeOffset at, PastProgress progress, CancellationToken cancellationToken)
    {
        await UntilReadableAsync(cancellationToken);
        var past = await reader.PastAsync(at, cancellationToken);
        if (past.IsEmpty)
        {
            throw new NoPastException();
        }

        progress.Begin(places.Projections.Sum(projection => projection.EventNames.Sum(name => past.Events.GetValueOrDefault(name))));
        await PrepareAsync(place, cancellationToken);
        var plain = new PlainBulkFold(place.Twin, reader, database, clock, past);
        var fold = new BulkFold(place.Rows, plain, place.Twin, log, database, size, threads, clock, past);
        await Task.WhenAll(places.Projections.Select(async projection =>
        {
            await fold.RunAsync(projection, past.End, progress.Of(projection.Name), cancellationToken);
            await place.Twin.IndexAsync(projection, cancellationToken);
        }));
        await using var db = place.Twin.CreateDbContext();
        var prefix = $"{place.Schema}/";
        return await db.ParkedEvents.CountAsync(row => row.Projection.StartsWith(prefix), cancellationToken);
    }

    /// <summary>What is written already counts, also where readers may not take it yet because somebody else still writes.</summary>
    private async Task UntilReadableAsync(CancellationToken cancellationToken)
    {
        var head = await reader.HeadAsync(cancellationToken);
        while (await reader.ReadableHeadAsync(cancellationToken) < head)
        {
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task PrepareAsync(PastPlace place, CancellationToken cancellationToken)
    {
        await using var db = place.Twin.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await place.ForgetAsync(db, cancellationToken);
        foreach (var projection in places.Projections)
        {
            await place.Twin.MakeAsync(db, projection, cancellationToken);
            db.Checkpoints.Add(new Checkpoint
            {
                Name = place.Twin.CheckpointOf(projection),
                Version = projection.Version,
                Transaction = LogPosition.Start.Transaction,
                Sequence = LogPosition.Start.Sequence,
                UpdatedAt = clock.GetUtcNow(),
                Node = NodeName.Here,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>Nothing had happened by a moment: there is nothing to see.</summary>
internal sealed class NoPastException() : Exception("Nothing had happened by then.");
