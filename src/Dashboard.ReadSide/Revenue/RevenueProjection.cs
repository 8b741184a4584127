using Dashboard.Domain.Customers;
using Dashboard.Domain.People;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Revenue;

/// <summary>
/// Recurring revenue by day. Everything is kept a year (monthly × 12, weekly × 52), so that no table holds a division. What customers
/// paid and what subscriptions counted are folded apart, each from the events: the movements of the first must explain the
/// changes of the second, day by day.
/// </summary>
internal sealed class RevenueProjection : Projection
{
    public RevenueProjection()
        : base(ProjectionNames.Revenue, version: 4)
    {
        var customers = Table<RevenueCustomerLedger, Guid>(row => row.CustomerId, id => new RevenueCustomerLedger { CustomerId = id });
        var subscriptions = Table<RevenueSubscriptionLedger, Guid>(row => row.SubscriptionId, id => new RevenueSubscriptionLedger { SubscriptionId = id });
        var days = Table<RevenueDay, DateOnly>(row => row.Day, day => new RevenueDay { Day = day });
        var planDays = Table<RevenuePlanDay, string>(row => row.Key, key => new RevenuePlanDay { Key = key });

        FollowPlans();
        FollowCustomers(customers);
        FollowSubscriptions(subscriptions);
        SumMovements(customers, days);
        SumCohorts(customers);
        SumStretches(subscriptions);
        SumChanges(subscriptions, days);
        SumPlans(customers, subscriptions, planDays);
    }

    /// <summary>
    /// Whether a renewal changed what is counted. Nearly none does, and each would load and write two rows: a hundred thousand
    /// subscriptions renew more than a million times a year.
    /// </summary>
    private static bool IsChange(SubscriptionRenewed e) => e.EndsTrial || e.Terms != e.Before;

    /// <summary>
    /// A change that waited for a billing date counts from there, however late that was paid; who was on trial counts from the first
    /// payment, by whose month cohorts are told.
    /// </summary>
    private static DateOnly CountsFrom(SubscriptionRenewed e) => e.EndsTrial ? e.On : e.PeriodStart;

    private static string KeyOf(DateOnly day, Guid what) => string.Create(CultureInfo.InvariantCulture, $"{day:O}/{what}");

    private void FollowPlans()
    {
        var plans = Table<RevenuePlan, Guid>(row => row.PlanId, id => new RevenuePlan { PlanId = id });

        On<PlanCreated>().Changes(plans, e => e.PlanId, (row, e, _) => (row.Name, row.Interval, row.Price) = (e.Name, e.Interval, e.Price));
    }

    private void FollowCustomers(RowTable<RevenueCustomerLedger, Guid> customers)
    {
        On<SubscriptionStarted>().Changes(customers, e => e.CustomerId, (row, e, _) =>
        {
            row.CustomerName = e.CustomerName;
            if (e.TrialEndsOn is null)
            {
                Pay(row, e, e.On, e.Terms, e.Terms.PerYear);
            }
        });
        On<SubscriptionChanged>().Changes(customers, e => e.CustomerId, (row, e, _) =>
        {
            // One that is not there is in its trial: nothing counts before it is paid.
            if (row.Life.Has(e.SubscriptionId))
            {
                Pay(row, e, e.On, e.Terms, e.Terms.PerYear);
            }
        });
        On<SubscriptionRenewed>().ChangesEach(
            customers, (e, _) => IsChange(e) ? [e.CustomerId] : Array.Empty<Guid>(), id => id, (row, _, e, _) => Pay(row, e, CountsFrom(e), e.Terms, e.Terms.PerYear));
        On<CustomerErased>().ChangesEach(
            customers, (e, _) => e.Subscriptions.Count > 0 ? [e.CustomerId] : Array.Empty<Guid>(), id => id, (row, _, _, _) => row.CustomerName = Erased.Word);
        On<SubscriptionEnded>().ChangesEach(
            customers, (e, _) => e.WasPaid ? [e.CustomerId] : Array.Empty<Guid>(), id => id, (row, _, e, _) => Pay(row, e, e.On, e.Terms, 0));
    }

    private static void Pay(RevenueCustomerLedger row, SubscriptionEvent e, DateOnly from, SubscriptionTerms terms, decimal perYear) =>
        row.Life = row.Life.With(new PaidStep(from, e.SubscriptionId, terms.PlanId, terms.PlanName, perYear));

    private void FollowSubscriptions(RowTable<RevenueSubscriptionLedger, Guid> subscriptions)
    {
        On<SubscriptionStarted>().Changes(subscriptions, e => e.SubscriptionId, (row, e, _) =>
        {
            row.CustomerId = e.CustomerId;
            row.Life = row.Life.With(e.On, SubscriptionState.Of(e.Terms) with { IsPaid = e.TrialEndsOn is null });
        });
        On<SubscriptionChanged>().Changes(
            subscriptions, e => e.SubscriptionId, (row, e, _) => Become(row, e, now => now.To(e.Terms)));
        On<SubscriptionCancellationPlanned>().Changes(
            subscriptions, e => e.SubscriptionId, (row, e, _) => Become(row, e, now => now with { IsScheduled = true }));
        On<SubscriptionPaymentFailed>().Changes(
            subscriptions, e => e.SubscriptionId, (row, e, _) => Become(row, e, now => now with { IsAtRisk = true }));
        On<SubscriptionRenewed>().ChangesEach(
            subscriptions,
            (e, _) => IsChange(e) || e.Attempt > 1 ? [e.SubscriptionId] : Array.Empty<Guid>(),
            id => id,
            (row, _, e, _) =>
            {
                row.Life = row.Life.Since(CountsFrom(e), then => then.To(e.Terms) with { IsPaid = true });
                Become(row, e, now => now with { IsAtRisk = false });
            });
        On<SubscriptionEnded>().Changes(
            subscriptions, e => e.SubscriptionId, (row, e, _) => Become(row, e, now => now with { IsEnded = true }));
    }

    private static void Become(RevenueSubscriptionLedger row, SubscriptionEvent e, Func<SubscriptionState, SubscriptionState> next) =>
        row.Life = row.Life.With(e.On, next);

    private void SumMovements(RowTable<RevenueCustomerLedger, Guid> customers, RowTable<RevenueDay, DateOnly> days)
    {
        var movements = Table<RevenueMovementRow, string>(row => row.Key, key => new RevenueMovementRow { Key = key });

        SumParts(customers, movements,
            row => row.Life.Past.Movements.Select(movement => (row.CustomerId, Movement: movement)),
            part => KeyOf(part.Movement.Day, part.CustomerId),
            (row, part, sign) => row.Take(part.CustomerId, part.Movement, sign),
            row => row.Before == row.After);
        SumParts(customers, days,
            row => row.Life.Past.Movements.Select(movement => (movement.Day, movement.Kind, Change: movement.After - movement.Before)),
            part => part.Day,
            (sum, part, sign) => sum.Add(part.Kind, Math.Abs(part.Change), sign),
            sum => sum.IsEmpty());
        SumParts(customers, days,
            row => row.Life.Past.Counts,
            part => part.Day,
            (sum, part, sign) => sum.CustomersChange += sign * part.Change,
            sum => sum.IsEmpty());
    }

    private void SumCohorts(RowTable<RevenueCustomerLedger, Guid> customers)
    {
        var cohorts = Table<RevenueCohortMonth, string>(row => row.Key, key => new RevenueCohortMonth { Key = key });
        var months = Table<RevenueMonth, DateOnly>(row => row.Month, month => new RevenueMonth { Month = month });

        SumParts(customers, cohorts,
            row => row.Life.Past.Movements.Select(movement =>
                (Cohort: movement.FirstPaidOn.Month(), Month: movement.Day.Month(), movement.Kind, Change: movement.After - movement.Before)),
            part => string.Create(CultureInfo.InvariantCulture, $"{part.Cohort:yyyy-MM}/{part.Month:yyyy-MM}"),
            (sum, part, sign) =>
            {
                (sum.Cohort, sum.Month) = (part.Cohort, part.Month);
                sum.Joined += part.Kind == MovementKind.New ? sign : 0;
                sum.CustomersChange += sign * part.Kind.Customers();
                sum.Change += sign * part.Change;
            },
            sum => (sum.Joined, sum.CustomersChange, sum.Change) == (0, 0, 0));
        SumParts(customers, months,
            row => row.Life.Past.LostIn,
            month => month,
            (sum, _, sign) => sum.Lost += sign,
            sum => sum.Lost == 0);
    }

    private void SumStretches(RowTable<RevenueSubscriptionLedger, Guid> subscriptions)
    {
        var stretches = Table<RevenueStretch, string>(row => row.Key, key => new RevenueStretch { Key = key });

        SumParts(subscriptions, stretches,
            row => row.Life.Past.Stretches.Select(stretch => (row.SubscriptionId, row.CustomerId, Stretch: stretch)),
            part => string.Create(CultureInfo.InvariantCulture, $"{part.SubscriptionId}/{part.Stretch.From:O}"),
            (row, part, sign) =>
            {
                (row.SubscriptionId, row.CustomerId) = (part.SubscriptionId, part.CustomerId);
                row.Take(part.Stretch, sign);
            },
            row => row.PerYear == 0);
    }

    private void SumChanges(RowTable<RevenueSubscriptionLedger, Guid> subscriptions, RowTable<RevenueDay, DateOnly> days) =>
        SumParts(subscriptions, days,
            row => row.Life.Past.Changes,
            part => part.Day,
            (sum, part, sign) => sum.Add(part, sign),
            sum => sum.IsEmpty());

    private void SumPlans(
        RowTable<RevenueCustomerLedger, Guid> customers,
        RowTable<RevenueSubscriptionLedger, Guid> subscriptions,
        RowTable<RevenuePlanDay, string> planDays)
    {
        SumParts(subscriptions, planDays,
            row => row.Life.Past.Plans,
            part => KeyOf(part.Day, part.PlanId),
            (sum, part, sign) =>
            {
                (sum.Day, sum.PlanId) = (part.Day, part.PlanId);
                sum.Change += sign * part.Value;
                sum.SubscriptionsChange += sign * part.Count;
                sum.Churn += sign * part.Churn;
            },
            IsEmpty);
        SumParts(customers, planDays,
            row => row.Life.Past.Plans,
            part => KeyOf(part.Day, part.PlanId),
            (sum, part, sign) =>
            {
                (sum.Day, sum.PlanId) = (part.Day, part.PlanId);
                sum.CustomersChange += sign * part.Change;
            },
            IsEmpty);

        static bool IsEmpty(RevenuePlanDay sum) => (sum.Change, sum.SubscriptionsChange, sum.CustomersChange, sum.Churn) == (0, 0, 0, 0);
    }
}
