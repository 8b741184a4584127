using System.Globalization;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Audit.Sentences;

/// <summary>How the values of events are written in sentences.</summary>
/// <param name="Store">The shop, for its currency.</param>
/// <param name="NamesPeople">Whether what is known of people is told.</param>
internal sealed record Voice(StoreOptions Store, bool NamesPeople)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly string _sign = Domain.Store.Money.Sign(Store.Currency);

    /// <summary>Something that is known of a person, such as a name or an e-mail address.</summary>
    public string Person(string text) => NamesPeople ? text : "";

    /// <summary>An amount with two places.</summary>
    public string Money(decimal amount) => (amount < 0 ? "−" : "") + _sign + Math.Abs(Domain.Store.Money.Round(amount)).ToString("#,##0.00", Culture);

    /// <summary>A unit price, which may have up to four places.</summary>
    public string Price(decimal price) => _sign + price.ToString("#,##0.00##", Culture);

    /// <summary>A change in percent with its sign.</summary>
    public static string Percent(decimal percent) => (percent < 0 ? "−" : "+") + Math.Abs(percent).ToString("#,##0.#", Culture) + " %";

    /// <summary>A count with its noun.</summary>
    public static string Count(long count, string one, string many) => $"{count.ToString("#,##0", Culture)} {(count == 1 ? one : many)}";

    /// <summary>A change of a count, with its sign.</summary>
    public static string Signed(long change) => change < 0 ? $"−{-change}" : $"+{change}";

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    /// <summary>Day and minute in the shop.</summary>
    public string Minute(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Store.Zone).ToString("d MMM yyyy, HH:mm", Culture);

    /// <summary>A number that people call something by.</summary>
    public static string Number(long number) => number.ToString(Culture);

    /// <summary>How many of what.</summary>
    public string Item(OrderItem item) => $"{Count(item.Quantity, "piece", "pieces")} of {item.ProductName} at {Price(item.Price)}";

    /// <summary>What is subscribed to.</summary>
    public string Terms(SubscriptionTerms terms) =>
        (terms.Quantity == 1 ? terms.PlanName : $"{Number(terms.Quantity)} × {terms.PlanName}") + $" ({Money(terms.Amount)} {terms.Interval.Word()})";
}
