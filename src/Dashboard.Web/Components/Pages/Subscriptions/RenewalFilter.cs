using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Shop;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>What narrows the renewals; it stands in the address.</summary>
public sealed record RenewalFilter : ListFilter<RenewalFilter>
{
    /// <summary>How far back settled renewals are shown when nobody says.</summary>
    public const int UsualDays = 30;

    /// <summary>How far back they can be shown, in days, today included.</summary>
    public static readonly IReadOnlyList<int> Ranges = [1, 7, UsualDays, 90, 365];

    /// <summary>The state that is listed; nothing for the board of all states.</summary>
    public RenewalState? State { get; init; }

    /// <summary>Of the <see cref="Ranges"/>.</summary>
    public int Days { get; init; } = UsualDays;

    /// <inheritdoc/>
    public override string Uri => UriQuery.Uri(
        State is null ? SubscriptionTexts.RenewalsPath : $"{SubscriptionTexts.RenewalsPath}/list",
        ("state", UriQuery.Of(State)),
        ("days", Days == UsualDays ? null : Typed.Of(Days)),
        ("at", Cursor),
        ("page", UriQuery.Of(Page)));

    public ListRenewals Question => new() { State = State, Days = Days, Page = new PageRequest { Cursor = Cursor } };

    /// <summary>The days that an address says; the usual ones for any that cannot be chosen.</summary>
    public static int DaysOf(string? text) => Typed.Whole(text) is { } days && Ranges.Contains(days) ? days : UsualDays;
}
