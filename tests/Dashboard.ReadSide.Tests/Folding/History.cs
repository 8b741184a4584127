using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Projections;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>A log in memory, written event by event.</summary>
internal sealed class History
{
    public static readonly DateTimeOffset Noon = new(2011, 10, 6, 12, 0, 0, TimeSpan.Zero);

    private readonly List<LoggedEvent> _events = [];

    private string _actor = "Ana";

    public IReadOnlyList<LoggedEvent> Events => _events;

    public static IOptions<StoreOptions> Store { get; } = Options.Create(new StoreOptions());

    /// <summary>Adds events, all at one moment and by one person.</summary>
    public History Add(DateTimeOffset at, params IReadOnlyList<IEvent> changes)
    {
        foreach (var change in changes)
        {
            var (name, version) = EventCatalog.Names[change.GetType()];
            _events.Add(Logged(name, version, at, change, fault: null));
        }

        return this;
    }

    public History Add(params IReadOnlyList<IEvent> changes) => Add(Noon, changes);

    /// <summary>Says who does what is added from now on.</summary>
    public History By(string actor)
    {
        _actor = actor;
        return this;
    }

    /// <summary>Adds what an aggregate raised, and lets it forget.</summary>
    public History AddPending(Aggregate aggregate, DateTimeOffset? at = null)
    {
        Add(at ?? Noon, aggregate.PendingEvents);
        aggregate.ClearPendingEvents();
        return this;
    }

    /// <summary>Adds an event that could not be read.</summary>
    public History AddUnreadable(string name, Guid stream, Exception fault)
    {
        _events.Add(Logged(name, 1, Noon, change: null, fault, stream));
        return this;
    }

    /// <summary>Folds everything, in batches of a size.</summary>
    public async Task<MemoryTables> FoldAsync(Projection projection, int batchSize = 1_000)
    {
        var tables = new MemoryTables();
        foreach (var batch in _events.Chunk(batchSize))
        {
            var fold = new Fold(projection, new ParkedRows(), TimeProvider.System);
            await fold.RunAsync(batch, tables, CancellationToken.None);
            Assert.Empty(fold.NewlyParked);
            fold.Write(tables);
        }

        return tables;
    }

    private LoggedEvent Logged(string name, int version, DateTimeOffset at, IEvent? change, Exception? fault, Guid? stream = null) => new()
    {
        Position = new LogPosition(7, _events.Count + 1),
        EventId = Guid.CreateVersion7(),
        StreamKind = "test",
        StreamId = stream ?? Guid.Empty,
        StreamVersion = _events.Count + 1,
        Name = name,
        SchemaVersion = version,
        OccurredAt = at,
        RecordedAt = at,
        ActorId = Guid.Empty,
        ActorName = _actor,
        CommandId = Guid.Empty,
        CorrelationId = Guid.Empty,
        CausationId = Guid.Empty,
        Event = change,
        Unreadable = fault,
    };
}

/// <summary>Orders for histories.</summary>
internal static class Orders
{
    public static readonly OrderCustomer Ana = new(new Guid("a0000000-0000-7000-8000-000000000001"), "Ana Silva", "Ana@Example.com");

    public static OrderItem Item(int line, string product, string category, int quantity, decimal price) => new()
    {
        Line = line,
        ProductId = new Guid(line + 100, 0, 0, new byte[8]),
        ProductName = product,
        Category = category,
        Quantity = quantity,
        Price = price,
    };

    public static Submission At(DateTimeOffset at, decimal shipping = 0, decimal taxRate = 0) => new(null, "card", shipping, taxRate, at);

    /// <summary>An order placed at once; its events are pending.</summary>
    public static Order Placed(DateTimeOffset at, params IReadOnlyList<OrderItem> items)
    {
        var order = Order.Create(Guid.CreateVersion7(), 1, Ana);
        Assert.Null(order.Place(items, At(at)));
        return order;
    }
}
