using System.Text;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Import;

/// <summary>What was taken over of subscriptions: which are there, and whether a file tells the same of them.</summary>
internal sealed class ImportedPast
{
    private readonly Dictionary<Guid, List<SubscriptionEvent>> _events;

    private ImportedPast(Dictionary<Guid, List<SubscriptionEvent>> events) => _events = events;

    /// <summary>Looks for subscriptions.</summary>
    public static async Task<ImportedPast> OfAsync(WriteDbContext db, PersonKeyRing ring, Guid[] ids, CancellationToken cancellationToken)
    {
        var there = await db.Subscriptions.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToArrayAsync(cancellationToken);
        var rows = there.Length == 0 ? [] : await db.Events.AsNoTracking()
            .Where(row => there.Contains(row.StreamId))
            .OrderBy(row => row.StreamVersion)
            .Select(row => new { row.StreamId, row.Name, row.SchemaVersion, row.Payload })
            .ToListAsync(cancellationToken);
        var keys = await ring.ForAsync(rows.Select(row => row.Payload), cancellationToken);
        return new ImportedPast(rows.GroupBy(row => row.StreamId).ToDictionary(
            stream => stream.Key,
            stream => stream.Select(row => EventCatalog.Read(row.Name, row.SchemaVersion, Encoding.UTF8.GetBytes(row.Payload), keys))
                .OfType<SubscriptionEvent>().Where(WasImported).ToList()));
    }

    /// <summary>Whether a subscription is there.</summary>
    public bool Has(Guid id) => _events.ContainsKey(id);

    /// <summary>Whether what was taken over of a subscription is what a wish tells.</summary>
    /// <param name="wish">One that is there.</param>
    /// <param name="plans">The plans that it names.</param>
    public bool Tells(ImportedSubscription wish, IReadOnlyDictionary<Guid, PlanWish> plans)
    {
        var events = _events[wish.SubscriptionId];
        return events.OfType<SubscriptionEnded>().SingleOrDefault()?.On == wish.Ended
            && Terms(events).SequenceEqual(wish.Terms.Select(one => (one.From, TermsOf(one, plans[one.PlanId]))));
    }

    private static IEnumerable<(DateOnly From, SubscriptionTerms Terms)> Terms(List<SubscriptionEvent> events)
    {
        foreach (var change in events)
        {
            switch (change)
            {
                case SubscriptionStarted e:
                    yield return (e.On, e.Terms);
                    break;
                case SubscriptionChanged e:
                    yield return (e.On, e.Terms);
                    break;
            }
        }
    }

    private static SubscriptionTerms TermsOf(ImportedTerms terms, PlanWish plan) => new()
    {
        PlanId = terms.PlanId,
        PlanName = plan.Name,
        Interval = plan.Interval,
        Price = plan.Price,
        Quantity = terms.Quantity,
        Discount = terms.Discount,
    };

    private static bool WasImported(SubscriptionEvent change) =>
        change is SubscriptionStarted { Imported: true } or SubscriptionChanged { Imported: true } or SubscriptionEnded { Imported: true };
}
