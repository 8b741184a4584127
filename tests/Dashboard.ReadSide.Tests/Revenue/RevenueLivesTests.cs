using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Tests.Folding;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.ReadSide.Tests.Revenue;

/// <summary>Whatever 500 customers do in three years: revenue is what their subscriptions say, on every day.</summary>
public sealed class RevenueLivesTests
{
    private const int Customers = 500;
    private const int Tries = 3;

    private static readonly Gen<Act[]> AnyLife = Gen.ArrayOf(
        from day in Gen.OneOf(Gen.Choose(0, LivedYears.Days - 1), Gen.Choose(0, 36).Select(month => month * 30))
        from kind in Gen.Choose(0, Act.Kinds - 1)
        from number in Gen.Choose(0, 1_000)
        select new Act(day, kind, number));

    private static readonly Arbitrary<Act[][]> AnyYears = Arb.From(Gen.ArrayOf(AnyLife.Resize(10), Customers), Halves);

    [Fact]
    public void Revenue_OfAnyLives_IsWhatTheirSubscriptionsSayOnEveryDay() => Prop.ForAll(AnyYears, async lives =>
    {
        var years = LivedYears.Of(lives);

        var tables = await years.Log.History.FoldAsync(new RevenueProjection(), batchSize: 100_000);

        Assert.Equal(Enum.GetValues<MovementKind>(), tables.Rows<RevenueMovementRow>().Select(row => row.Kind).Distinct().Order());
        Assert.Empty(tables.Unbalanced());
        AssertDays(years, tables);
        Assert.Equal(Expected(years), Stored(tables));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));

    /// <summary>Event by event is live; everything at once is a rebuild.</summary>
    [Fact]
    public void Rows_OfAnyLives_AreTheSameHoweverTheyWereFolded() => Prop.ForAll(Arb.From(Gen.ArrayOf(AnyLife.Resize(10), 60), Halves), async lives =>
    {
        var history = LivedYears.Of(lives).Log.History;

        var rebuilt = (await history.FoldAsync(new RevenueProjection(), batchSize: 100_000)).Dump();

        Assert.Equal(rebuilt, (await history.FoldAsync(new RevenueProjection(), batchSize: 1)).Dump());
        Assert.Equal(rebuilt, (await history.FoldAsync(new RevenueProjection(), batchSize: 17)).Dump());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));

    private static void AssertDays(LivedYears years, MemoryTables tables)
    {
        var rows = tables.Rows<RevenueDay>().ToDictionary(row => row.Day);
        var (perYear, customers, subscriptions, atRisk, scheduled) = (0m, 0, 0, 0m, 0m);
        for (var day = 0; day < LivedYears.Days; day++)
        {
            if (rows.TryGetValue(LivedYears.DayAt(day), out var row))
            {
                perYear += row.Change;
                customers += row.CustomersChange;
                subscriptions += row.SubscriptionsChange;
                atRisk += row.AtRiskChange;
                scheduled += row.ScheduledChange;
            }

            var now = years.Lives.Select(own => own.Select(one => one.At(day)).Where(one => one.PerYear > 0).ToList()).ToList();
            Assert.Equal(
                (LivedYears.DayAt(day), now.Sum(own => own.Sum(one => one.PerYear)), now.Count(own => own.Count > 0), now.Sum(own => own.Count),
                    now.Sum(own => own.Where(one => one.IsAtRisk).Sum(one => one.PerYear)), now.Sum(own => own.Where(one => one.IsScheduled).Sum(one => one.PerYear))),
                (LivedYears.DayAt(day), perYear, customers, subscriptions, atRisk, scheduled));
        }
    }

    private static IEnumerable<(DateOnly Day, Guid Customer, MovementKind Kind, decimal Before, decimal After)> Stored(MemoryTables tables) =>
        tables.Rows<RevenueMovementRow>()
            .Select(row => (row.Day, row.CustomerId, row.Kind, row.Before, row.After))
            .OrderBy(row => row.CustomerId)
            .ThenBy(row => row.Day);

    /// <summary>The movements, by comparing every day of every customer with the day before.</summary>
    private static IEnumerable<(DateOnly Day, Guid Customer, MovementKind Kind, decimal Before, decimal After)> Expected(LivedYears years)
    {
        foreach (var (customer, index) in years.Customers.Select((customer, index) => (customer, index)).OrderBy(one => one.customer.Id))
        {
            var (before, ever) = (0m, false);
            for (var day = 0; day < LivedYears.Days; day++)
            {
                var after = years.PerYear(index, day);
                if (after != before)
                {
                    var kind = before == 0 ? ever ? MovementKind.Reactivation : MovementKind.New
                        : after == 0 ? MovementKind.Churn
                        : after > before ? MovementKind.Expansion : MovementKind.Contraction;
                    yield return (LivedYears.DayAt(day), customer.Id, kind, before, after);
                }

                (before, ever) = (after, ever || after > 0);
            }
        }
    }

    private static IEnumerable<Act[][]> Halves(Act[][] lives) => lives.Length < 2 ? [] : [lives[..(lives.Length / 2)], lives[(lives.Length / 2)..]];
}
