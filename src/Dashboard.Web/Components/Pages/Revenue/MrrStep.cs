using Dashboard.ReadSide.Revenue;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>Where MRR stood at the end of some days.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Mrr">At its end.</param>
/// <param name="PayingCustomers">At its end.</param>
public sealed record MrrStep(DateOnly From, DateOnly To, decimal Mrr, int PayingCustomers)
{
    /// <summary>
    /// The days of the period before that stand beside each step of the period shown: as far from its start as those, for calendar months and
    /// weeks of the two would differ in number and in length. Nothing beside steps for which the period before has no days. The last one ends where that period does.
    /// </summary>
    /// <param name="period">The period shown, with the one before.</param>
    /// <param name="steps">Its steps, oldest first.</param>
    /// <param name="days">The days of the period before, oldest first, each of them; none when there is nothing to compare with.</param>
    public static IReadOnlyList<MrrStep?> Beside(RevenuePeriod period, IReadOnlyList<RevenuePoint> steps, IReadOnlyList<RevenuePoint> days) =>
        period is { PreviousFrom: { } first, PreviousTo: { } last } && days.Count > 0
            ? [.. steps.Select((step, index) => Of(period, (first, last), step, isLast: index == steps.Count - 1, days))]
            : [];

    private static MrrStep? Of(RevenuePeriod period, (DateOnly First, DateOnly Last) before, RevenuePoint step, bool isLast, IReadOnlyList<RevenuePoint> days)
    {
        var isAsLong = before.Last.DayNumber - before.First.DayNumber == period.To.DayNumber - period.From.DayNumber;
        var from = Moved(step.From);
        var to = isLast ? before.Last : Moved(step.To.AddDays(1)).AddDays(-1);
        (from, to) = (from > before.Last && isLast ? before.Last : from, to > before.Last ? before.Last : to);
        var end = to.DayNumber - before.First.DayNumber;
        return from > to || end >= days.Count ? null : new MrrStep(from, to, days[end].Mrr, days[end].PayingCustomers);

        DateOnly Moved(DateOnly day) => isAsLong ? before.First.AddDays(day.DayNumber - period.From.DayNumber) : ByMonths(period.From, day, before.First);
    }

    /// <summary>Months are as far apart as they are, whatever their days: periods of months are compared by whole months, and days beyond them.</summary>
    private static DateOnly ByMonths(DateOnly from, DateOnly day, DateOnly first)
    {
        var months = ((day.Year - from.Year) * 12) + day.Month - from.Month;
        months -= from.AddMonths(months) > day ? 1 : 0;
        return first.AddMonths(months).AddDays(day.DayNumber - from.AddMonths(months).DayNumber);
    }
}
