using Dashboard.Domain.Log;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Audit;

internal sealed class GetAuditEventHandler(AnswerTables contexts, AuditTeller teller) : IRequestHandler<GetAuditEvent, AuditDetail?>
{
    /// <summary>Most events of a tree: an import of a file is one click too.</summary>
    private const int MostInTree = 300;

    public async Task<AuditDetail?> Handle(GetAuditEvent request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sequence = request.Position.Sequence;
        var row = await db.AuditLog.AsNoTracking().SingleOrDefaultAsync(one => one.Sequence == sequence, cancellationToken);
        if (row is null || await teller.TellAsync(db, [row], cancellationToken) is not [var (entry, stored)] || entry.Position != request.Position)
        {
            return null;
        }

        var related = await db.AuditLog.AsNoTracking()
            .Where(one => one.CorrelationId == row.CorrelationId)
            .OrderBy(one => one.Sequence)
            .Take(MostInTree + 1)
            .ToListAsync(cancellationToken);
        var told = await teller.TellAsync(db, related[..Math.Min(related.Count, MostInTree)], cancellationToken);
        return new AuditDetail(entry, stored.Logged.SchemaVersion, stored.Payload, AuditTree.Of([.. told.Select(one => one.Entry)]), related.Count <= MostInTree);
    }
}

internal sealed class ListAuditActorsHandler(AnswerTables contexts, IEventLogReader log) : IRequestHandler<ListAuditActors, IReadOnlyList<AuditActor>>
{
    public async Task<IReadOnlyList<AuditActor>> Handle(ListAuditActors request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var actors = await db.AuditCounts.AsNoTracking()
            .GroupBy(count => count.ActorId)
            .Select(group => new { Id = group.Key, Events = group.Sum(count => count.Events), Last = group.Max(count => count.Last) })
            .ToListAsync(cancellationToken);
        var names = await db.Set<AuditPerson>().AsNoTracking().ToDictionaryAsync(person => person.UserId, person => person.Name, cancellationToken);

        // Who is not on the staff any more than a test or another system is: what the log last called them.
        var strangers = await log.FindAsync([.. actors.Where(actor => !names.ContainsKey(actor.Id)).Select(actor => actor.Last)], cancellationToken);
        foreach (var stranger in strangers)
        {
            names.TryAdd(stranger.Logged.ActorId, stranger.Logged.ActorName);
        }

        return [.. actors
            .Select(actor => new AuditActor(actor.Id, actor.Id == Guid.Empty ? "The program itself" : names.GetValueOrDefault(actor.Id, actor.Id.ToString()), actor.Events))
            .OrderBy(actor => actor.Name, StringComparer.OrdinalIgnoreCase)];
    }
}

internal sealed class CountEventKindsHandler(AnswerTables contexts) : IRequestHandler<CountEventKinds, IReadOnlyList<EventKindCount>>
{
    public async Task<IReadOnlyList<EventKindCount>> Handle(CountEventKinds request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var kinds = await db.AuditCounts.AsNoTracking()
            .GroupBy(count => new { count.StreamKind, count.Name })
            .Select(group => new { group.Key.StreamKind, group.Key.Name, Events = group.Sum(count => count.Events) })
            .ToListAsync(cancellationToken);
        return [.. kinds.Select(kind => new EventKindCount(kind.StreamKind, kind.Name, kind.Events)).OrderBy(kind => kind.StreamKind, StringComparer.Ordinal).ThenBy(kind => kind.Name, StringComparer.Ordinal)];
    }
}
