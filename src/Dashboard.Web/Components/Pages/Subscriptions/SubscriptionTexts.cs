using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>What screens say of subscriptions, plans and renewals.</summary>
internal static class SubscriptionTexts
{
    /// <summary>The list of all subscriptions.</summary>
    public const string Path = "/subscriptions";

    /// <summary>The list of all plans.</summary>
    public const string PlansPath = "/plans";

    /// <summary>The board of renewals.</summary>
    public const string RenewalsPath = "/renewals";

    /// <summary>The page of one subscription.</summary>
    public static string PathOf(Guid subscriptionId) => $"{Path}/{subscriptionId}";

    /// <summary>A word with a capital, as tabs and options have it.</summary>
    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Colour of the badge of a status.</summary>
    public static string Tone(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Active => "good",
        SubscriptionStatus.Trialing => "submitted",
        SubscriptionStatus.PastDue => "bad",
        _ => "plain",
    };

    /// <summary>A state of renewals, as people say it.</summary>
    public static string Word(RenewalState state) => state.ToString().ToLowerInvariant();

    /// <summary>What the word means.</summary>
    public static string Meaning(RenewalState state) => state switch
    {
        RenewalState.Due => "The first charge is on its way, or waits for a person",
        RenewalState.Retrying => "Turned down, to be tried again",
        RenewalState.Paid => "Paid at the first try",
        RenewalState.Recovered => "Paid after a try that failed",
        _ => "Ended before it was paid",
    };

    /// <summary>What stands where none are in it.</summary>
    public static string None(RenewalState state) => state switch
    {
        RenewalState.Due => "Nothing waits for its first charge.",
        RenewalState.Retrying => "Nothing is tried again.",
        RenewalState.Lost => "Nothing was lost in these days.",
        RenewalState.Recovered => "Nothing had to be recovered in these days.",
        _ => "Nothing was renewed in these days.",
    };

    /// <summary>Colour of its badge.</summary>
    public static string Tone(RenewalState state) => state switch
    {
        RenewalState.Due => "submitted",
        RenewalState.Retrying => "warn",
        RenewalState.Lost => "bad",
        _ => "good",
    };

    /// <summary>How often a price is paid: <c>a month</c>.</summary>
    public static string Each(BillingInterval interval) => interval switch
    {
        BillingInterval.Yearly => "a year",
        BillingInterval.Weekly => "a week",
        _ => "a month",
    };

    /// <summary>A plan's price, and how often it is paid: <c>£9.99 a month</c>.</summary>
    public static string Price(decimal price, BillingInterval interval, StoreFormat format) =>
        price == 0 ? "free" : $"{format.Price(price)} {Each(interval)}";

    /// <summary>What is paid for: <c>3 × Pro</c>.</summary>
    public static string What(SubscriptionTerms terms, StoreFormat format) =>
        terms.Quantity == 1 ? terms.PlanName : $"{format.Count(terms.Quantity)} × {terms.PlanName}";

    /// <summary>What it costs and how often: <c>£56.00 a month</c>.</summary>
    public static string Cost(SubscriptionTerms terms, StoreFormat format) => $"{format.Price(terms.Amount)} {Each(terms.Interval)}";
}
