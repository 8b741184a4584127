using System.Globalization;

namespace Dashboard.Benchmarks;

/// <summary>
/// Writes a file of invented subscriptions for an import: three years of a business that grows, with upgrades, downgrades, churn,
/// customers who come back and customers who have several. The same seed, count and last day write the same file.
/// </summary>
internal static class SubscriptionFile
{
    private const int Days = 1_096;

    /// <summary>Share of the subscriptions that belong to a customer who had one before: to come back, or beside it.</summary>
    private const double Again = 0.15;

    private static readonly Tariff[] Tariffs =
    [
        new("Starter", "monthly", 9m, Weight: 30, Churn: 0.045),
        new("Team", "monthly", 29m, Weight: 25, Churn: 0.03),
        new("Business", "monthly", 99m, Weight: 12, Churn: 0.02),
        new("Starter", "yearly", 90m, Weight: 10, Churn: 0.012),
        new("Team", "yearly", 290m, Weight: 9, Churn: 0.010),
        new("Business", "yearly", 990m, Weight: 4, Churn: 0.008),
        new("Weekly box", "weekly", 12.5m, Weight: 7, Churn: 0.05),
        new("Free", "monthly", 0m, Weight: 3, Churn: 0.02),
    ];

    private static readonly string[] Names = ["Ana Lima", "Jürgen Groß", "陽子 佐藤", "محمد حسن", "Łucja Nowak", "Олена Бондар", "\"\"Zoë\"\" Smith", "O'Brien"];

    /// <summary>Writes it.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="count">Subscriptions.</param>
    /// <param name="seed">Decides every draw.</param>
    /// <param name="last">The last day of the three years.</param>
    /// <returns>How many lines it has, the header aside, and how many of the subscriptions have ended.</returns>
    public static (int Lines, int Ended) Write(string path, int count, int seed, DateOnly last)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("SubscriptionId,Customer,Plan,Interval,Price,Quantity,Discount,Started,Ended");
        var (random, customers, free) = (new Random(seed), 0, new List<(int Customer, DateOnly From)>());
        var (lines, ended) = (0, 0);
        for (var one = 0; one < count; one++)
        {
            // Growth: twice as many begin in the last year as in the first.
            var started = last.AddDays(-Days + (int)(Days * Math.Pow((double)one / count, 0.75)));
            var (customer, from) = AnyCustomer(random, free, ref customers, started);
            var (changes, end) = Life(random, AnyTariff(random), from, last);
            if (end is { } left)
            {
                ended++;
                free.Add((customer, left.AddDays(random.Next(1, 200))));
            }

            foreach (var (index, change) in changes.Index())
            {
                var ending = index == changes.Count - 1 ? end : null;
                file.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"sub-{seed}-{one},\"{Names[customer % Names.Length]} <customer{customer}@subscribers.example>\",{change.Tariff.Name},{change.Tariff.Interval},{change.Tariff.Price},{change.Quantity},{change.Discount},{change.From:yyyy-MM-dd},{ending:yyyy-MM-dd}"));
            }

            lines += changes.Count;
        }

        return (lines, ended);
    }

    /// <summary>Mostly a new one; else somebody who left, when the break is over.</summary>
    private static (int Customer, DateOnly From) AnyCustomer(Random random, List<(int Customer, DateOnly From)> free, ref int customers, DateOnly started)
    {
        if (random.NextDouble() >= Again || customers == 0)
        {
            return (customers++, started);
        }

        if (free.Count > 0 && random.Next(2) == 0)
        {
            var index = random.Next(free.Count);
            var back = free[index];
            if (back.From <= started)
            {
                free[index] = free[^1];
                free.RemoveAt(free.Count - 1);
                return (back.Customer, started);
            }
        }

        return (random.Next(customers), started);
    }

    /// <summary>Month after month: it may end, move up, move down or change its quantity; now and then twice in a day.</summary>
    private static (List<Change> Changes, DateOnly? End) Life(Random random, Tariff tariff, DateOnly from, DateOnly last)
    {
        var quantity = tariff.Price > 20 && random.Next(4) == 0 ? random.Next(2, 12) : 1;
        var changes = new List<Change> { new(from, tariff, quantity, Discount(random, tariff, quantity)) };
        for (var day = from.AddDays(random.Next(5, 40)); day <= last; day = day.AddDays(random.Next(25, 36)))
        {
            var draw = random.NextDouble();
            if (draw < tariff.Churn)
            {
                return (changes, day);
            }

            if (draw > 0.98)
            {
                tariff = random.Next(10) < 7 ? Dearer(tariff) : AnyTariff(random);
                changes.Add(new Change(day, tariff, quantity, 0));
                if (random.Next(20) == 0)
                {
                    tariff = AnyTariff(random);
                    changes.Add(new Change(day, tariff, quantity, 0));
                }
            }
            else if (draw > 0.975)
            {
                quantity += random.Next(1, 4);
                changes.Add(new Change(day, tariff, quantity, 0));
            }
        }

        return (changes, null);
    }

    private static decimal Discount(Random random, Tariff tariff, int quantity) =>
        random.Next(10) == 0 ? Math.Round(tariff.Price * quantity * random.Next(5, 30) / 100, 2) : 0;

    private static Tariff Dearer(Tariff tariff) =>
        Tariffs.FirstOrDefault(other => other.Interval == tariff.Interval && other.Price > tariff.Price) ?? tariff with { Name = "Enterprise", Price = 250m };

    private static Tariff AnyTariff(Random random)
    {
        var draw = random.Next(Tariffs.Sum(tariff => tariff.Weight));
        return Tariffs.First(tariff => (draw -= tariff.Weight) < 0);
    }

    private sealed record Tariff(string Name, string Interval, decimal Price, int Weight, double Churn);

    private sealed record Change(DateOnly From, Tariff Tariff, int Quantity, decimal Discount);
}
