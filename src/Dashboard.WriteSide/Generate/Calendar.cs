namespace Dashboard.WriteSide.Generate;

/// <summary>Spreads orders and customers over the two years of a log: more of them towards the end, as in a shop that grows.</summary>
internal sealed class Calendar(int orders, DateTimeOffset until)
{
    private const int Days = 730;

    /// <summary>The exponent that lets the last day have twice as many orders as the average of the first month.</summary>
    private const double Growth = 0.75;

    /// <summary>Share of the customers who were there before the first order.</summary>
    private const double FirstCustomers = 0.1;

    /// <summary>Time of a day after which nobody registers; the rest of the day is enough to be verified.</summary>
    private static readonly TimeSpan LatestRegistration = TimeSpan.FromHours(18);

    /// <summary>Longest time until a customer is verified.</summary>
    public static TimeSpan Verification { get; } = TimeSpan.FromHours(6);

    /// <summary>Customers in all.</summary>
    public int Customers { get; } = Math.Max(1, orders / 10);

    /// <summary>Products in all: a few thousand for a log of some length.</summary>
    public int Products { get; } = Math.Clamp(orders / 30, 12, 3_000);

    /// <summary>End of the last day, which is not over yet.</summary>
    public DateTimeOffset Until => until;

    /// <summary>Start of the first day, UTC.</summary>
    public DateTimeOffset First { get; } = new DateTimeOffset(until.UtcDateTime.Date, TimeSpan.Zero).AddDays(-Days);

    /// <summary>Start of the day on which an order is made.</summary>
    public DateTimeOffset DayOf(int order) => First.AddDays(Math.Min(Days, (int)((Days + 1) * Math.Pow((double)order / orders, Growth))));

    /// <summary>When an order is made.</summary>
    public DateTimeOffset TimeOf(int order, Chance chance)
    {
        var day = DayOf(order);
        return day + (day.AddDays(1) <= until ? chance.TimeOfDay() : chance.Between(TimeSpan.Zero, Max(until - day, TimeSpan.FromMilliseconds(1))));
    }

    /// <summary>How many customers are there before an order is made.</summary>
    public int CustomersBefore(int order)
    {
        var first = Math.Max(1, (int)(Customers * FirstCustomers));
        return first + (int)((long)(Customers - first) * order / orders);
    }

    /// <summary>How many products were brought in before an order is made: half of them stood there from the first day.</summary>
    public int ProductsBefore(int order) => ((Products + 1) / 2) + (int)((long)(Products / 2) * order / orders);

    /// <summary>When a customer registers: early enough to be verified before the day on which the customer is counted.</summary>
    public DateTimeOffset Registered(int customer)
    {
        var first = CustomersBefore(0);
        return customer < first
            ? First.AddDays(-30).AddSeconds((long)TimeSpan.FromDays(29).TotalSeconds * customer / first)
            : DayOf((int)((long)(customer - first) * orders / Math.Max(1, Customers - first))).AddDays(-1).AddSeconds(customer % (int)LatestRegistration.TotalSeconds);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
