using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.Orders;
using Dashboard.Domain.People;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.People;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Generate;

/// <summary>Collects what aggregates did since the last batch was closed, in the order in which it happened.</summary>
internal sealed class Ledger(WriteDbContext db, Chance chance, TimeProvider clock)
{
    private readonly BulkTable _customers = BulkTable.Of<Customer>(db);
    private readonly BulkTable _products = BulkTable.Of<Product>(db);
    private readonly BulkTable _orders = BulkTable.Of<Order>(db);
    private readonly BulkTable _keys = BulkTable.Of<PersonKeyRow>(db);
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
            var (name, schemaVersion) = EventCatalog.NameOf(pending);
            var row = new LogRow
            {
                EventId = chance.NewId(at),
                StreamKind = aggregate.StreamKind,
                StreamId = aggregate.Id,
                StreamVersion = ++version,
                Name = name,
                SchemaVersion = schemaVersion,
                Payload = "",
                OccurredAt = at,
                RecordedAt = clock.GetUtcNow(),
                ActorId = actor.Id,
                ActorName = actor.Name,
                CommandId = command,
                CorrelationId = command,
                CausationId = command,
                Origin = OriginKind.Terminal,
            };
            _events.Add(row.Telling(pending));
        }

        aggregate.ClearPendingEvents();
    }

    /// <summary>Makes a page of it, with the rows as they are now, and begins anew.</summary>
    public LedgerPage Close()
    {
        var replaced = _touched.Where(touched => touched.Value > 0).GroupBy(touched => TableOf(touched.Key))
            .Select(rows => new ReplacedRows(rows.Key, [.. rows.Select(row => row.Key.Id)], [.. rows.Select(row => row.Value)]));
        var added = _touched.Keys.GroupBy(TableOf)
            .Select(rows => new AddedRows(rows.Key, [.. rows.Select(rows.Key.RowOf)]));
        var page = new LedgerPage([.. replaced], [.. added], [.. _events], _keys, _log);
        _touched.Clear();
        _events.Clear();
        return page;
    }

    private BulkTable TableOf(Aggregate aggregate) => aggregate switch
    {
        Customer => _customers,
        Product => _products,
        Order => _orders,
        _ => throw new InvalidOperationException($"{aggregate.GetType().Name} has no table here."),
    };
}

/// <summary>What one transaction writes, before it is locked what the log tells of people in it.</summary>
internal sealed record LedgerPage(
    IReadOnlyList<ReplacedRows> Replaced, IReadOnlyList<AddedRows> Added, IReadOnlyList<LogRow> Events, BulkTable KeyTable, BulkTable LogTable)
{
    /// <summary>The batch to be written, and the keys that are stored with it.</summary>
    public async Task<(AppendBatch Batch, IReadOnlyList<PersonKey> Keys)> LockAsync(PersonKeyRing ring, CancellationToken cancellationToken)
    {
        var keys = await ring.LockAsync(Events, cancellationToken);
        AddedRows[] rest = [Rows(KeyTable, keys.Select(PersonKeyRow.Of)), Rows(LogTable, Events)];
        return (new AppendBatch(Replaced, [.. Added, .. rest]), keys);
    }

    private static AddedRows Rows(BulkTable table, IEnumerable<object> rows) => new(table, [.. rows.Select(table.RowOf)]);
}
