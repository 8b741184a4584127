using Dashboard.Domain.Customers;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Projections;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>
/// One row a subscription, beside it its charges, what happened to it, and each of its renewals; the plans; and how many there
/// are of each kind.
/// </summary>
internal sealed class SubscriptionsProjection : Projection
{
    public SubscriptionsProjection(IOptions<StoreOptions> store)
        : base(ProjectionNames.Subscriptions, version: 2)
    {
        var plans = Table<PlanRow, Guid>(row => row.PlanId, id => new PlanRow { PlanId = id });
        On<PlanCreated>().Changes(plans, e => e.PlanId, Offer);

        var subscriptions = Table<SubscriptionRow, Guid>(row => row.SubscriptionId, id => new SubscriptionRow { SubscriptionId = id });
        On<SubscriptionStarted>().Changes(subscriptions, e => e.SubscriptionId, SubscriptionFold.Start);
        On<SubscriptionChanged>().Changes(subscriptions, e => e.SubscriptionId, SubscriptionFold.Change);
        On<SubscriptionChangePlanned>().Changes(subscriptions, e => e.SubscriptionId, SubscriptionFold.PlanChange);
        On<SubscriptionCancellationPlanned>().Changes(subscriptions, e => e.SubscriptionId, SubscriptionFold.PlanEnd);
        On<SubscriptionDue>().Changes(subscriptions, e => e.SubscriptionId, SubscriptionFold.FallDue);
        On<SubscriptionPaymentFailed>().Changes(subscriptions, e => e.SubscriptionId, SubscriptionFold.Fail);
        On<SubscriptionRenewed>().Changes(subscriptions, e => e.SubscriptionId, SubscriptionFold.Renew);
        On<SubscriptionEnded>().Changes(subscriptions, e => e.SubscriptionId, SubscriptionFold.End);
        On<CustomerErased>().ChangesEach(subscriptions, (e, _) => e.Subscriptions, id => id, SubscriptionFold.Erase);

        KeepRenewals();
        KeepCharges();
        KeepNotes(new SubscriptionNotes(store.Value));
        Count(subscriptions);
    }

    private void KeepRenewals()
    {
        var renewals = Table<RenewalRow, Guid>(row => row.RenewalId, id => new RenewalRow { RenewalId = id });
        On<SubscriptionDue>().Changes(renewals, e => RenewalKey.Of(e.SubscriptionId, e.PeriodStart), RenewalFold.Begin);
        On<SubscriptionPaymentFailed>().Changes(renewals, e => RenewalKey.Of(e.SubscriptionId, e.PeriodStart), RenewalFold.Fail);
        On<SubscriptionRenewed>().Changes(renewals, e => RenewalKey.Of(e.SubscriptionId, e.PeriodStart), RenewalFold.Pay);
        On<SubscriptionEnded>().ChangesEach(
            renewals,
            (e, _) => e.Unpaid is { } period ? [RenewalKey.Of(e.SubscriptionId, period)] : Enumerable.Empty<Guid>(),
            id => id,
            RenewalFold.Lose);

        var counts = Table<RenewalCount, string>(row => row.Key, key => new RenewalCount { Key = key });
        Sum(renewals, counts,
            row => (row.Day, row.State, row.Amount),
            part => string.Create(CultureInfo.InvariantCulture, $"{part.Day:yyyy-MM-dd}/{(int)part.State}"),
            (sum, part, sign) =>
            {
                (sum.Day, sum.State) = (part.Day, part.State);
                sum.Renewals += sign;
                sum.Amount += sign * part.Amount;
            },
            sum => sum.Renewals == 0);
    }

    private void KeepCharges()
    {
        var charges = Table<SubscriptionCharge, Guid>(row => row.EventId, id => new SubscriptionCharge { EventId = id });
        On<SubscriptionStarted>().ChangesEach(charges, (e, logged) => Where(e.Charged > 0, logged), id => id, ChargeFold.Start);
        On<SubscriptionChanged>().ChangesEach(charges, (e, logged) => Where(e.Charged > 0, logged), id => id, ChargeFold.Change);
        On<SubscriptionRenewed>().ChangesEach(charges, (e, logged) => Where(e.Charged > 0, logged), id => id, ChargeFold.Renew);
        On<SubscriptionPaymentFailed>().Changes(charges, (_, logged) => logged.EventId, ChargeFold.Fail);
    }

    private void KeepNotes(SubscriptionNotes words)
    {
        var notes = Table<SubscriptionNote, Guid>(row => row.EventId, id => new SubscriptionNote { EventId = id });
        Note<SubscriptionStarted>(words.Of);
        Note<SubscriptionChanged>(words.Of);
        Note<SubscriptionChangePlanned>(SubscriptionNotes.Of);
        Note<SubscriptionCancellationPlanned>(SubscriptionNotes.Of);
        Note<SubscriptionDue>(SubscriptionNotes.Of);
        Note<SubscriptionPaymentFailed>(SubscriptionNotes.Of);
        Note<SubscriptionChargeNotTaken>(SubscriptionNotes.Of);
        Note<SubscriptionRenewed>(SubscriptionNotes.Of);
        Note<SubscriptionEnded>(words.Of);

        void Note<TEvent>(Action<SubscriptionNote, TEvent, LoggedEvent> say)
            where TEvent : SubscriptionEvent =>
            On<TEvent>().Changes(notes, (_, logged) => logged.EventId, (row, e, logged) =>
            {
                (row.SubscriptionId, row.Number, row.At, row.By) = (e.SubscriptionId, logged.StreamVersion, logged.OccurredAt, logged.ActorName);
                say(row, e, logged);
            });
    }

    private void Count(RowTable<SubscriptionRow, Guid> subscriptions)
    {
        var counts = Table<SubscriptionCount, string>(row => row.Key, key => new SubscriptionCount { Key = key });
        Sum(subscriptions, counts,
            row => (row.Status, row.Interval, row.PlanId),
            part => $"{(int)part.Status}/{(int)part.Interval}/{part.PlanId}",
            (sum, part, sign) =>
            {
                (sum.Status, sum.Interval, sum.PlanId) = part;
                sum.Subscriptions += sign;
            },
            sum => sum.Subscriptions == 0);
    }

    private static void Offer(PlanRow row, PlanCreated e, LoggedEvent logged)
    {
        (row.Name, row.Interval, row.Price, row.Features, row.CreatedAt) = (e.Name, e.Interval, e.Price, e.Features, logged.OccurredAt);
        row.PerMonth = SubscriptionFold.Kept(e.Interval.PerMonth(e.Price));
        row.SortName = e.Name.ToLowerInvariant();
        row.SearchText = string.Join(' ', [e.Name, .. e.Features]).ToLowerInvariant();
    }

    private static IEnumerable<Guid> Where(bool isCharged, LoggedEvent logged) => isCharged ? [logged.EventId] : [];
}
