using System.Globalization;
using Dashboard.Domain.Subscriptions;

namespace Dashboard.WriteSide.Import;

/// <summary>A plan as a file tells of it: what has the same name, interval and price is the same plan.</summary>
internal sealed record PlanWish(string Name, BillingInterval Interval, decimal Price)
{
    /// <summary>What it is called among all plans.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Interval.Word()} {Price:0.####} {Name}");
}
