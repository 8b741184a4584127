using Dashboard.Domain.Store;

namespace Dashboard.Domain.Subscriptions;

/// <summary>
/// What a change of terms costs today: daily rate = current price ÷ days in the current period, credit = daily rate × days
/// left, due = new price − credit. Rates and credit are exact; what is charged is rounded to 2 places.
/// </summary>
public sealed record UpgradeQuote
{
    public required int DaysInPeriod { get; init; }

    /// <summary>Days of the current period that are paid for and not used, today included.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>What a day of the current period cost.</summary>
    public required decimal DailyRate { get; init; }

    /// <summary>What is given back for the days left.</summary>
    public required decimal Credit { get; init; }

    /// <summary>What an interval of the new terms costs.</summary>
    public required decimal Price { get; init; }

    /// <summary>New price − credit; below zero when more is given back than is to be paid.</summary>
    public required decimal Due { get; init; }

    /// <summary>What is charged now, after credit left from earlier changes; never below zero.</summary>
    public required decimal Charged { get; init; }

    /// <summary>What is left to be taken off later charges.</summary>
    public required decimal Balance { get; init; }

    /// <param name="paid">What the current period cost.</param>
    /// <param name="periodStart">First day of the current period.</param>
    /// <param name="periodEnd">First day after it.</param>
    /// <param name="today">A day of the period, or later: then nothing is left of it.</param>
    /// <param name="price">What an interval of the new terms costs.</param>
    /// <param name="balance">Credit left from earlier changes.</param>
    public static UpgradeQuote Of(decimal paid, DateOnly periodStart, DateOnly periodEnd, DateOnly today, decimal price, decimal balance)
    {
        var days = periodEnd.DayNumber - periodStart.DayNumber;
        var left = Math.Clamp(periodEnd.DayNumber - today.DayNumber, 0, days);

        // One division, the last: a whole period left gives back exactly what was paid.
        var credit = paid * left / days;
        var owed = Money.Round(price - credit - balance);
        return new UpgradeQuote
        {
            DaysInPeriod = days,
            DaysLeft = left,
            DailyRate = paid / days,
            Credit = credit,
            Price = price,
            Due = price - credit,
            Charged = Math.Max(0, owed),
            Balance = Math.Max(0, -owed),
        };
    }
}
