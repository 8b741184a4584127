using Dashboard.Domain;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Generate;

/// <summary>
/// Two years of a shop, told a stretch at a time. A stretch holds some orders with their whole lives, and the customers and the news of
/// the catalogue that belong to their days. Everything in it happens in the order of its time, by the methods of the aggregates.
/// </summary>
internal sealed class Story
{
    /// <summary>Customers a transaction, of those who were there before the first order.</summary>
    private const int FirstCustomersAtATime = 1_500;

    private readonly GeneratorOptions _options;
    private readonly Calendar _calendar;
    private readonly Agenda _lives;
    private readonly Agenda _catalog;
    private readonly Ledger _ledger;
    private readonly CustomerLife _customers;
    private readonly ProductLife _products;
    private readonly OrderLife _orders;
    private int _toldCustomers;
    private int _toldProducts;
    private int _toldOrders;

    public Story(GeneratorOptions options, int seed, Calendar calendar, StoreOptions store, WriteDbContext db, TimeProvider clock)
    {
        _options = options;
        _calendar = calendar;
        _lives = new Agenda(calendar.Until);
        _catalog = new Agenda(calendar.Until);
        var chance = new Chance(seed);
        _ledger = new Ledger(db, chance, clock);
        var people = new People(seed, calendar);
        var clerks = new Clerks(seed, chance);
        _products = new ProductLife(_catalog, _ledger, clerks, chance);
        _customers = new CustomerLife(people, _products, _lives, _ledger, clerks, chance, calendar);
        _orders = new OrderLife(people, _products, _lives, _ledger, clerks, chance, calendar, store);
    }

    /// <summary>How many orders the next stretch holds; none while the first customers come, and none when all is told.</summary>
    public int NextOrders => _toldCustomers < _calendar.CustomersBefore(0) ? 0 : Math.Min(_options.OrdersPerTransaction, _options.Orders - _toldOrders);

    /// <summary>Whether all is told.</summary>
    public bool IsOver => _toldOrders == _options.Orders;

    /// <summary>Tells the next stretch.</summary>
    /// <param name="numbers">A number for each of its orders, ascending.</param>
    public Stretch Tell(IReadOnlyList<long> numbers)
    {
        var isOpening = _toldCustomers < _calendar.CustomersBefore(0);
        var end = _toldOrders + (isOpening ? 0 : NextOrders);
        var customers = isOpening
            ? Math.Min(_calendar.CustomersBefore(0), _toldCustomers + FirstCustomersAtATime)
            : _calendar.CustomersBefore(end);
        for (; _toldCustomers < customers; _toldCustomers++)
        {
            _customers.Begin(_toldCustomers);
        }

        var products = Math.Min(_calendar.Products, _calendar.ProductsBefore(end));
        for (; _toldProducts < products; _toldProducts++)
        {
            _products.Begin(_toldOrders == 0 ? _calendar.First.AddDays(-60).AddMinutes(_toldProducts * 10) : _calendar.DayOf(_toldOrders).AddMinutes(_toldProducts % 600));
        }

        var first = _toldOrders;
        for (; _toldOrders < end; _toldOrders++)
        {
            _orders.Begin(_toldOrders, first, numbers[_toldOrders - first]);
        }

        Happen(IsOver ? _calendar.Until : _calendar.DayOf(end));
        var events = _ledger.Count;
        return new Stretch(_ledger.Close(), _toldOrders, _toldCustomers, _toldProducts, events);
    }

    /// <summary>Lets the lives of this stretch run to their ends, and the catalogue up to the next one.</summary>
    private void Happen(DateTimeOffset catalogUntil)
    {
        while (true)
        {
            var news = _catalog.Next <= catalogUntil && _catalog.Next <= _lives.Next;
            var agenda = news ? _catalog : _lives;
            if (agenda.Next == DateTimeOffset.MaxValue)
            {
                return;
            }

            agenda.Step();
        }
    }
}

/// <summary>What one transaction writes, and how much is told with it in all.</summary>
internal sealed record Stretch(LedgerPage Page, int Orders, int Customers, int Products, int Events);

/// <summary>The staff of a generated shop.</summary>
internal sealed class Clerks(int seed, Chance chance)
{
    private readonly Actor[] _all = [.. new[] { "Mira", "Jonas", "Aiko", "Priya", "Tomáš", "Zoë" }
        .Select(name => new Actor(NamedId.Of("generated-clerk", FormattableString.Invariant($"{seed}-{name}")), name, Role.Staff))];

    /// <summary>Whoever is there, the first ones more often.</summary>
    public Actor Any() => chance.PickSkewed(_all);
}
