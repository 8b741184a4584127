using System.Runtime.CompilerServices;
using Dashboard.Domain.People;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Verify;

/// <summary>
/// Folds every stream of the log and compares it with its row in the write tables. It reads some hundred streams at a time, so its memory
/// is bounded whatever the length of the log, and it holds no transaction open: what differs while others write is looked at again.
/// </summary>
public sealed class LogVerifier(IServiceScopeFactory scopes, PersonKeyRing ring)
{
    private const int StreamsAtATime = 500;

    /// <summary>Events for which keys are looked up in one question.</summary>
    private const int EventsAtATime = 1_000;

    /// <summary>How often something that differs is looked at before it is told: a command may have come between two reads.</summary>
    private const int Looks = 3;

    /// <summary>Tells every difference, as it is found.</summary>
    public async IAsyncEnumerable<Difference> VerifyAsync(IProgress<VerifyProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var counted = new VerifyProgress("", 0, 0);
        foreach (var kind in StreamKind.All)
        {
            var comparison = new RowComparison(kind.Name, kind.Table(db));
            Guid? last = null;
            while (await kind.RowsAfterAsync(db, last, StreamsAtATime, cancellationToken) is { Count: > 0 } rows)
            {
                last = rows[^1].Id;
                var folds = await FoldAsync(db, kind, [.. rows.Select(row => row.Id)], cancellationToken);
                counted = new VerifyProgress(kind.Name, counted.Streams + rows.Count, counted.Events + folds.Values.Sum(fold => (long)fold.Count));
                progress?.Report(counted);
                foreach (var row in rows.Where(row => comparison.Compare(row.Id, row, folds[row.Id]).Any()))
                {
                    foreach (var difference in await LookAgainAsync(db, kind, comparison, row.Id, cancellationToken))
                    {
                        yield return difference;
                    }
                }
            }

            await foreach (var stream in kind.WithoutRow(db).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                // In a scope of its own: this one is busy reading.
                await using var look = scopes.CreateAsyncScope();
                foreach (var difference in await LookAgainAsync(look.ServiceProvider.GetRequiredService<WriteDbContext>(), kind, comparison, stream, cancellationToken))
                {
                    yield return difference;
                }
            }
        }

        var known = StreamKind.All.Select(kind => kind.Name).ToArray();
        var strange = db.Events.Where(row => !known.Contains(row.StreamKind)).Select(row => new { row.StreamKind, row.StreamId }).Distinct();
        await foreach (var stream in strange.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new Difference(stream.StreamKind, stream.StreamId, Difference.Whole, InRow: null, "a stream of an unknown kind");
        }
    }

    /// <summary>Streams folded, by their ids; those of which the log knows nothing included.</summary>
    private async Task<Dictionary<Guid, StreamFold>> FoldAsync(WriteDbContext db, StreamKind kind, Guid[] ids, CancellationToken cancellationToken)
    {
        var folds = ids.ToDictionary(id => id, _ => new StreamFold(kind.Blank()));
        var events = db.Events.Where(row => ids.Contains(row.StreamId)).OrderBy(row => row.StreamId).ThenBy(row => row.StreamVersion).Select(StreamEvent.OfRow);
        await foreach (var some in events.AsAsyncEnumerable().Chunk(EventsAtATime).WithCancellation(cancellationToken))
        {
            var keys = await ring.ForAsync(some.Select(next => next.Payload), cancellationToken);
            foreach (var next in some)
            {
                folds[next.StreamId].Take(next, keys);
            }
        }

        return folds;
    }

    private async Task<IReadOnlyList<Difference>> LookAgainAsync(
        WriteDbContext db, StreamKind kind, RowComparison comparison, Guid id, CancellationToken cancellationToken)
    {
        IReadOnlyList<Difference> found = [];
        for (var look = 0; look < Looks; look++)
        {
            var row = await kind.RowAsync(db, id, cancellationToken);
            var fold = (await FoldAsync(db, kind, [id], cancellationToken))[id];
            found = [.. comparison.Compare(id, row, fold)];
            if (found.Count == 0)
            {
                break;
            }
        }

        return found;
    }
}
