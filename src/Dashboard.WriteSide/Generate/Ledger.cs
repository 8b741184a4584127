using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.Orders;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Generate;

/// <summary>Collects what aggregates did since the last batch was closed, in the order in which it happened.</summary>
internal sealed class Ledger(WriteDbContext db, Chance chance, TimeProvider clock)
{
    private readonly BulkTable _customers = BulkTable.Of<Customer>(db);
    private readonly BulkTable _products = BulkTable.Of<Product>(db);
    private readonly BulkTable _orders = BulkTable.Of<Order>(db);
    private readonly BulkTable _log = BulkTable.Of<LogRow>(db);
    private readonly Dictionary<Aggregate, int> _touched = [];
    private readonly List<LogRow> _events = [];

    /// <summary>Events since the last batch was closed.</summary>
    public int Count => _events.Count;

    /// <summary>Takes the pending events of an aggregate: what one command of somebody did to it.</summary>
    public void Take(Aggregate aggregate, DateTimeOffset at, Actor actor)
    {
        var version = aggregate.Version - aggregate.PendingEvents.Count;
        _touched.TryAdd(aggregate, version);
        var command = chance.NewId(at);
        foreach (var pending in aggregate.PendingEvents)
        {
            var (name, schemaVersion, payload) = EventCatalog.Write(pending);
            _events.Add(new LogRow
            {
                EventId = chance.NewId(at),
                StreamKind = aggregate.StreamKind,
                StreamId = aggregate.Id,
                StreamVersion = ++version,
                Name = name,
                SchemaVersion = schemaVersion,
                Payload = payload,
                OccurredAt = at,
                RecordedAt = clock.GetUtcNow(),
                ActorId = actor.Id,
                ActorName = actor.Name,
                CommandId = command,
                CorrelationId = command,
                CausationId = command,
                Origin = OriginKind.Terminal,
            });
        }

        aggregate.ClearPendingEvents();
    }

    /// <summary>Makes a batch of it, with the rows as they are now, and begins anew.</summary>
    public AppendBatch Close()
    {
        var replaced = _touched.Where(touched => touched.Value > 0).GroupBy(touched => TableOf(touched.Key))
            .Select(rows => new ReplacedRows(rows.Key, [.. rows.Select(row => row.Key.Id)], [.. rows.Select(row => row.Value)]));
        var added = _touched.Keys.GroupBy(TableOf)
            .Select(rows => new AddedRows(rows.Key, [.. rows.Select(rows.Key.RowOf)]));
        var batch = new AppendBatch([.. replaced], [.. added, new AddedRows(_log, [.. _events.Select(_log.RowOf)])]);
        _touched.Clear();
        _events.Clear();
        return batch;
    }

    private BulkTable TableOf(Aggregate aggregate) => aggregate switch
    {
        Customer => _customers,
        Product => _products,
        Order => _orders,
        _ => throw new InvalidOperationException($"{aggregate.GetType().Name} has no table here."),
    };
}
