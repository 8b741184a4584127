using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

/// <summary>Lists rows by the event that was set aside for them first.</summary>
internal sealed class ListParkedHandler(IDbContextFactory<ReadDbContext> contexts, IEventLogReader log) : IRequestHandler<ListParked, Page<ParkedRowView>>
{
    /// <summary>Events shown of one row.</summary>
    private const int EventsShown = 100;

    public async Task<Page<ParkedRowView>> Handle(ListParked request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var parked = db.ParkedEvents.AsNoTracking().Where(row => row.Projection == request.Projection);
        var page = await new ParkedPages(request).TakeAsync(parked, cancellationToken);
        return new Page<ParkedRowView>
        {
            Items = await ViewAsync(db, request.Projection, page.Rows, cancellationToken),
            Total = await parked.Select(row => new { row.Table, row.RowKey }).Distinct().LongCountAsync(cancellationToken),
            Next = page.Next,
            Previous = page.Previous,
        };
    }

    private async Task<IReadOnlyList<ParkedRowView>> ViewAsync(
        ReadDbContext db, string projection, IReadOnlyList<WaitingRow> rows, CancellationToken cancellationToken)
    {
        var parked = new List<(WaitingRow Row, List<ParkedEvent> Events)>();
        foreach (var row in rows)
        {
            var events = new ParkedRow(row.Table, row.RowKey).Of(db, projection).AsNoTracking().Take(EventsShown);
            parked.Add((row, await events.ToListAsync(cancellationToken)));
        }

        var sequences = parked.SelectMany(row => row.Events).Select(one => one.Sequence).Distinct().ToList();
        var stored = (await log.FindAsync(sequences, cancellationToken)).ToDictionary(one => one.Logged.Position.Sequence);
        var many = await ManyAsync(db, projection, cancellationToken);
        return [.. parked.Select(found => new ParkedRowView(
            found.Row.Table,
            found.Row.RowKey,
            [.. found.Events.Select(one => View(one, stored.GetValueOrDefault(one.Sequence), many))],
            found.Row.Waiting))];
    }

    /// <summary>What so many events failed by that the handler must be at fault.</summary>
    private static async Task<HashSet<(string EventName, string? ErrorType)>> ManyAsync(ReadDbContext db, string projection, CancellationToken cancellationToken)
    {
        var faults = await db.ParkedEvents
            .Where(parked => parked.Projection == projection && parked.Fault == FaultKind.PoisonEvent)
            .GroupBy(parked => new { parked.EventName, parked.ErrorType })
            .Where(group => group.Count() >= FaultRule.Many)
            .Select(group => group.Key)
            .ToListAsync(cancellationToken);
        return [.. faults.Select(fault => (fault.EventName, fault.ErrorType))];
    }

    private static ParkedEventView View(ParkedEvent parked, StoredEvent? stored, HashSet<(string EventName, string? ErrorType)> many) => new()
    {
        Position = parked.Position,
        EventId = parked.EventId,
        Name = parked.EventName,
        RecordedAt = stored?.Logged.RecordedAt ?? parked.ParkedAt,
        ParkedAt = parked.ParkedAt,
        Fault = KindOf(parked, many),
        Sentence = parked.Error,
        Stack = parked.Stack,
        Payload = stored?.Payload ?? "",
    };

    /// <summary>The kind; an event that an older program set aside has none in its row.</summary>
    private static FaultKind? KindOf(ParkedEvent parked, HashSet<(string EventName, string? ErrorType)> many)
    {
        var kind = parked.Fault ?? (parked.ErrorType is null ? null : FaultKind.PoisonEvent);
        return kind == FaultKind.PoisonEvent && many.Contains((parked.EventName, parked.ErrorType)) ? FaultKind.HandlerBug : kind;
    }
}
