using System.Text;
using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Dashboard.WriteSide.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.History;

/// <summary>
/// Shows things as they were: it folds the events up to a moment with what the aggregate itself changes its state with, and begins at
/// the last snapshot before it. Reads the log alone, and wishes for snapshots where it had to fold far.
/// </summary>
public sealed class StreamHistory(IServiceScopeFactory scopes, PersonKeyRing ring, SnapshotWishes wishes)
{
    /// <summary>Events for which keys are looked up in one question.</summary>
    private const int EventsAtATime = 1_000;

    /// <summary>Kinds of things, as the log has them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. StreamKind.All.Select(kind => kind.Name)];

    /// <summary>Events from one snapshot to the next.</summary>
    internal int Every { get; init; } = StreamSnapshot.Every;

    /// <summary>A thing at a moment; nothing when the log knows no such thing.</summary>
    /// <param name="kind">Kind of thing, one of <see cref="Kinds"/>.</param>
    /// <param name="id">Which.</param>
    /// <param name="at">When; a moment after its newest event is now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Moment?> OpenAsync(string kind, Guid id, PointInTime at, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var stream = db.Events.AsNoTracking().Where(row => row.StreamId == id);
        var newest = await stream.OrderByDescending(row => row.StreamVersion).Select(row => new { row.StreamKind, row.StreamVersion }).FirstOrDefaultAsync(cancellationToken);
        if (newest?.StreamKind != kind || StreamKind.All.FirstOrDefault(known => known.Name == kind) is not { } known)
        {
            return null;
        }

        var version = Math.Min(newest.StreamVersion, await VersionAsync(stream, at, newest.StreamVersion, cancellationToken));
        if (version <= 0)
        {
            return new Moment(0, newest.StreamVersion, State: null, Event: null, Fault: null);
        }

        var (folding, events) = await FoldAsync(db, known, id, version, every: null, cancellationToken);
        if (events >= Every)
        {
            wishes.Add(id);
        }

        var made = await EventsOf(db, id, version, version).SingleOrDefaultAsync(cancellationToken);
        return new Moment(version, newest.StreamVersion, StateJson.Tree(folding.Aggregate), made, folding.Fault);
    }

    /// <summary>Keeps all snapshots of a thing that are missing since its last one.</summary>
    public async Task KeepAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var newest = await db.Events.Where(row => row.StreamId == id).OrderByDescending(row => row.StreamVersion)
            .Select(row => new { row.StreamKind, row.StreamVersion }).FirstOrDefaultAsync(cancellationToken);
        if (StreamKind.All.FirstOrDefault(known => known.Name == newest?.StreamKind) is { } kind)
        {
            var (folding, _) = await FoldAsync(db, kind, id, newest!.StreamVersion, Every, cancellationToken);
            await SaveAsync(db, id, folding.Snapshots, cancellationToken);
        }
    }

    /// <summary>Some events of a thing, by their numbers.</summary>
    public async Task<IReadOnlyList<MomentEvent>> EventsAsync(Guid id, int from, int to, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await EventsOf(scope.ServiceProvider.GetRequiredService<WriteDbContext>(), id, from, to).ToListAsync(cancellationToken);
    }

    /// <summary>Every price that a product had, the first one first; none when the log knows no such product.</summary>
    public async Task<IReadOnlyList<PastPrice>> PricesAsync(Guid productId, CancellationToken cancellationToken)
    {
        string[] names = [EventCatalog.Names[typeof(ProductCreated)].Name, EventCatalog.Names[typeof(ProductPriceChanged)].Name];
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<WriteDbContext>().Events.AsNoTracking()
            .Where(row => row.StreamId == productId && names.Contains(row.Name))
            .OrderBy(row => row.StreamVersion)
            .Select(row => new { row.StreamVersion, row.OccurredAt, row.Name, row.SchemaVersion, row.Payload })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => EventCatalog.Read(row.Name, row.SchemaVersion, Encoding.UTF8.GetBytes(row.Payload), PersonKeySet.None) switch
        {
            ProductCreated created => new PastPrice(row.StreamVersion, row.OccurredAt, created.Price, PercentageChange: null, Reason: null),
            ProductPriceChanged changed => new PastPrice(row.StreamVersion, row.OccurredAt, changed.NewPrice, changed.PercentageChange, changed.Reason),
            _ => throw new InvalidOperationException($"A {row.Name} sets no price."),
        })];
    }

    /// <summary>Forgets the snapshots of a thing: what they were folded from says something else now, or nothing at all.</summary>
    public async Task DropSnapshotsAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WriteDbContext>().StreamSnapshots.Where(row => row.StreamId == id).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<MomentEvent> EventsOf(WriteDbContext db, Guid id, int from, int to) => db.Events
        .Where(row => row.StreamId == id && row.StreamVersion >= from && row.StreamVersion <= to)
        .OrderBy(row => row.StreamVersion)
        .Select(row => new MomentEvent(new LogPosition(row.Transaction, row.Sequence), row.StreamVersion, row.Name, row.OccurredAt, row.RecordedAt));

    private static async Task<int> VersionAsync(IQueryable<LogRow> stream, PointInTime at, int last, CancellationToken cancellationToken) => at switch
    {
        PointInTime.AfterEvents after => after.Version,
        PointInTime.AtPosition { Position: var position } => await stream
            .Where(row => row.Transaction < position.Transaction || (row.Transaction == position.Transaction && row.Sequence <= position.Sequence))
            .MaxAsync(row => (int?)row.StreamVersion, cancellationToken) ?? 0,

        // What follows an event that had not happened yet had not either, whatever its own date says: states are those of prefixes.
        PointInTime.AtInstant { Instant: var instant } => (await stream
            .Where(row => row.OccurredAt > instant).MinAsync(row => (int?)row.StreamVersion, cancellationToken) ?? last + 1) - 1,
        _ => last,
    };

    /// <summary>Folds a thing up to a version, from its last snapshot on.</summary>
    /// <returns>What was folded, and how many events that took.</returns>
    private async Task<(SnapshotFold Folding, int Events)> FoldAsync(
        WriteDbContext db, StreamKind kind, Guid id, int version, int? every, CancellationToken cancellationToken)
    {
        var snapshot = await db.StreamSnapshots.AsNoTracking()
            .Where(row => row.StreamId == id && row.Version <= version && row.Shape == StateJson.Shape)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        var from = snapshot?.Version ?? 0;
        var folding = new SnapshotFold(snapshot is null ? kind.Blank() : StateJson.Read(snapshot.State, kind.Type), from, every);
        var rows = db.Events.Where(row => row.StreamId == id && row.StreamVersion > from && row.StreamVersion <= version).OrderBy(row => row.StreamVersion).Select(StreamEvent.OfRow);
        await foreach (var some in rows.AsAsyncEnumerable().Chunk(EventsAtATime).WithCancellation(cancellationToken))
        {
            var keys = await ring.ForAsync(some.Select(next => next.Payload), cancellationToken);
            foreach (var next in some)
            {
                folding.Take(next, keys);
            }
        }

        return (folding, folding.Version - from);
    }

    private static async Task SaveAsync(WriteDbContext db, Guid id, IReadOnlyList<(int Version, string State)> snapshots, CancellationToken cancellationToken)
    {
        if (snapshots.Count == 0)
        {
            return;
        }

        db.StreamSnapshots.AddRange(snapshots.Select(one => new StreamSnapshot { StreamId = id, Version = one.Version, Shape = StateJson.Shape, State = one.State }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else keeps the same snapshots at the same moment.
            db.ChangeTracker.Clear();
        }
    }
}
