using System.Linq.Expressions;
using Dashboard.Domain;
using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>
/// What a set of read tables is: for each event, which rows it touches and how they change. It does no I/O and knows no
/// database, so the same class serves live tables, rebuilds and tests.
/// </summary>
/// <param name="name">Name in the checkpoint table; never renamed.</param>
/// <param name="version">Goes up when the tables must be folded anew.</param>
internal abstract class Projection(string name, int version)
{
    private readonly List<RowTable> _tables = [];
    private readonly List<Rollup> _rollups = [];
    private readonly Dictionary<Type, List<Step>> _steps = [];
    private readonly HashSet<string> _names = [];
    private string[]? _unhandled;

    public string Name { get; } = name;

    public int Version { get; } = version;

    /// <summary>The tables, in the order of their declaration.</summary>
    public IReadOnlyList<RowTable> Tables => _tables;

    /// <summary>The sums, in the order of their declaration.</summary>
    public IReadOnlyList<Rollup> Rollups => _rollups;

    /// <summary>Names in the log of the events that it handles.</summary>
    public IReadOnlyCollection<string> EventNames => _names;

    /// <summary>What an event does, table by table; nothing for an event of no concern.</summary>
    public IReadOnlyList<Step> StepsOf(IEvent change) => _steps.TryGetValue(change.GetType(), out var steps) ? steps : [];

    /// <summary>Whether an event is folded here, or would have to be if it could be read.</summary>
    public bool Handles(LoggedEvent logged) => logged.Event is { } change ? StepsOf(change).Count > 0 : MayConcern(logged);

    /// <summary>Whether an event that could not be read may concern this projection: it does when nobody knows its name.</summary>
    public bool MayConcern(LoggedEvent unreadable) =>
        _names.Contains(unreadable.Name) || EventCatalog.Names.Values.All(known => known.Name != unreadable.Name);

    /// <summary>Names of the events that this projection has nothing to do with; a name that nobody knows is not among them.</summary>
    public IReadOnlyCollection<string> Unhandled => _unhandled ??=
        [.. EventCatalog.Names.Values.Select(known => known.Name).Where(name => !_names.Contains(name)).Distinct()];

    /// <summary>Declares a table: its key, and how a row begins.</summary>
    protected RowTable<TRow, TKey> Table<TRow, TKey>(Expression<Func<TRow, TKey>> key, Func<TKey, TRow> create)
        where TRow : class
        where TKey : notnull
    {
        var table = new RowTable<TRow, TKey>(key, create);
        _tables.Add(table);
        return table;
    }

    /// <summary>Begins to say what a kind of event does.</summary>
    protected EventSteps<TEvent> On<TEvent>()
        where TEvent : class, IEvent =>
        new(StepsFor(typeof(TEvent)));

    /// <summary>The same for a kind of event that is known only when the program runs.</summary>
    protected EventSteps<IEvent> On(Type kind) => new(StepsFor(kind));

    private List<Step> StepsFor(Type kind)
    {
        if (!_steps.TryGetValue(kind, out var steps))
        {
            _steps[kind] = steps = [];
            _names.Add(EventCatalog.Names[kind].Name);
        }

        return steps;
    }

    /// <summary>Keeps sums over the rows of a table, each row in one sum.</summary>
    /// <param name="from">The rows that are summed up.</param>
    /// <param name="into">The sums.</param>
    /// <param name="part">What a row gives to its sum; compared by value.</param>
    /// <param name="key">The sum to which a part goes.</param>
    /// <param name="add">Adds a part to its sum (+1) or takes it back (−1).</param>
    /// <param name="isEmpty">Whether nothing is left in a sum, so that its row goes.</param>
    protected void Sum<TRow, TRowKey, TPart, TSum, TSumKey>(
        RowTable<TRow, TRowKey> from,
        RowTable<TSum, TSumKey> into,
        Func<TRow, TPart> part,
        Func<TPart, TSumKey> key,
        Action<TSum, TPart, int> add,
        Predicate<TSum> isEmpty)
        where TRow : class
        where TRowKey : notnull
        where TSum : class
        where TSumKey : notnull =>
        SumParts<TRow, TRowKey, TPart, TSum, TSumKey>(from, into, row => [part(row)], key, add, isEmpty);

    /// <summary>Keeps sums over the rows of a table, each row in as many sums as it has parts.</summary>
    protected void SumParts<TRow, TRowKey, TPart, TSum, TSumKey>(
        RowTable<TRow, TRowKey> from,
        RowTable<TSum, TSumKey> into,
        Func<TRow, IEnumerable<TPart>> parts,
        Func<TPart, TSumKey> key,
        Action<TSum, TPart, int> add,
        Predicate<TSum> isEmpty)
        where TRow : class
        where TRowKey : notnull
        where TSum : class
        where TSumKey : notnull =>
        _rollups.Add(new Rollup<TRow, TRowKey, TPart, TSum, TSumKey>(from, into, parts, key, add, isEmpty));
}
