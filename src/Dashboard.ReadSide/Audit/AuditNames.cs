using Dashboard.Domain.Log;
using Dashboard.Domain.Security;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Audit;

/// <summary>What people and things are called now, for some events.</summary>
internal sealed class AuditNames
{
    private readonly Dictionary<Guid, string> _people;
    private readonly Dictionary<Guid, string> _things = [];

    private AuditNames(Dictionary<Guid, string> people) => _people = people;

    /// <summary>Looks up what the events need, a statement for each kind of thing among them.</summary>
    public static async Task<AuditNames> OfAsync(ReadDbContext db, IReadOnlyList<LoggedEvent> events, CancellationToken cancellationToken)
    {
        var people = events.Select(logged => logged.ActorId).Concat(Of(events, "staff-user")).Concat(events.Select(logged => (logged.Event as SecurityEvent)?.UserId ?? Guid.Empty)).Where(id => id != Guid.Empty).Distinct().ToArray();
        var names = new AuditNames(await NamesAsync(db.Set<AuditPerson>().Where(row => people.Contains(row.UserId)).Select(row => new Named(row.UserId, row.Name)), people, cancellationToken));
        var (customers, products, plans) = (Of(events, "customer"), Of(events, "product"), Of(events, "plan"));
        names.Take(await NamesAsync(db.Customers.Where(row => customers.Contains(row.CustomerId)).Select(row => new Named(row.CustomerId, row.Name)), customers, cancellationToken));
        names.Take(await NamesAsync(db.Products.Where(row => products.Contains(row.ProductId)).Select(row => new Named(row.ProductId, row.Name)), products, cancellationToken));
        names.Take(await NamesAsync(db.Plans.Where(row => plans.Contains(row.PlanId)).Select(row => new Named(row.PlanId, row.Name)), plans, cancellationToken));
        await names.TakeOrdersAsync(db, Of(events, "order"), cancellationToken);
        await names.TakeSubscriptionsAsync(db, Of(events, "subscription"), cancellationToken);
        return names;
    }

    /// <summary>A program's name as words with a capital: <c>order-fulfilment</c> becomes <c>Order fulfilment</c>.</summary>
    public static string OfProgram(string name) => name.Length == 0 ? "The program" : char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');

    /// <summary>What a member of staff is called now; what the log says, when nothing else is known.</summary>
    public string PersonOr(Guid id, string logged) => _people.GetValueOrDefault(id, logged);

    /// <summary>What a thing is called now; its kind, when nobody has a name for it.</summary>
    public string Thing(string kind, Guid id) =>
        kind == "staff-user" && _people.TryGetValue(id, out var person) ? person
        : _things.TryGetValue(id, out var name) ? name
        : OfProgram(kind);

    private static Guid[] Of(IReadOnlyList<LoggedEvent> events, string kind) => [.. events.Where(logged => logged.StreamKind == kind).Select(logged => logged.StreamId).Distinct()];

    private static async Task<Dictionary<Guid, string>> NamesAsync(IQueryable<Named> named, Guid[] ids, CancellationToken cancellationToken) =>
        ids.Length == 0 ? [] : await named.ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);

    private async Task TakeOrdersAsync(ReadDbContext db, Guid[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length > 0)
        {
            var orders = await db.Orders.Where(row => ids.Contains(row.OrderId)).Select(row => new { row.OrderId, row.Number }).ToListAsync(cancellationToken);
            orders.ForEach(order => _things[order.OrderId] = FormattableString.Invariant($"Order {order.Number}"));
        }
    }

    private async Task TakeSubscriptionsAsync(ReadDbContext db, Guid[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length > 0)
        {
            var rows = await db.Subscriptions.Where(row => ids.Contains(row.SubscriptionId)).Select(row => new { row.SubscriptionId, row.CustomerName }).ToListAsync(cancellationToken);
            rows.ForEach(row => _things[row.SubscriptionId] = $"Subscription of {row.CustomerName}");
        }
    }

    private void Take(Dictionary<Guid, string> named)
    {
        foreach (var (id, name) in named)
        {
            _things[id] = name;
        }
    }

    private sealed record Named(Guid Id, string Name);
}
