using Dashboard.Domain.Store;

namespace Dashboard.Domain.Subscriptions;

/// <summary>
/// What a change of terms costs today: daily rate = current price ÷ days in the current period, credit = daily rate × days
/// left, due = new price − credit. Rates and credit are exact; what is charged is rounded to 2 places.
/// </summary>
public sealed record UpgradeQuote
{
    /// <param name="paid">What the current period cost.</param>
    /// <param name="periodStart">First day of the current period.</param>
    /// <param name="periodEnd">First day after it.</param>
    /// <param name="today">A day of the period, or later: then nothing is left of it.</param>
    /// <param name="price">What an interval of the new terms costs.</param>
    /// <param name="balance">Credit left from earlier changes.</param>
    public UpgradeQuote(decimal paid, DateOnly periodStart, DateOnly periodEnd, DateOnly today, decimal price, decimal balance)
    {
        DaysInPeriod = periodEnd.DayNumber - periodStart.DayNumber;
        DaysLeft = Math.Clamp(periodEnd.DayNumber - today.DayNumber, 0, DaysInPeriod);
        DailyRate = paid / DaysInPeriod;

        // One division, the last: a whole period left gives back exactly what was paid.
        Credit = paid * DaysLeft / DaysInPeriod;
        Price = price;
        Due = price - Credit;
        var owed = Money.Round(Due - balance);
        (Charged, Balance) = owed > 0 ? (owed, 0m) : (0m, -owed);
    }

    public int DaysInPeriod { get; }

    /// <summary>Days of the current period that are paid for and not used, today included.</summary>
    public int DaysLeft { get; }

    /// <summary>What a day of the current period cost.</summary>
    public decimal DailyRate { get; }

    /// <summary>What is given back for the days left.</summary>
    public decimal Credit { get; }

    /// <summary>What an interval of the new terms costs.</summary>
    public decimal Price { get; }

    /// <summary>New price − credit; below zero when more is given back than is to be paid.</summary>
    public decimal Due { get; }

    /// <summary>What is charged now, after credit left from earlier changes; never below zero.</summary>
    public decimal Charged { get; }

    /// <summary>What is left to be taken off later charges.</summary>
    public decimal Balance { get; }
}
