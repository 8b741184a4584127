using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>What is to be explained: a figure of a period, or at its end, of a plan or a cohort. It lives in the address.</summary>
/// <param name="Figure">Which figure.</param>
/// <param name="Since">First day of the period.</param>
/// <param name="Until">Its last day, at whose end the figure stands.</param>
/// <param name="PlanId">Only of a plan.</param>
/// <param name="Cohort">First day of the month in which a cohort first paid.</param>
public sealed record Explanation(Figure Figure, DateOnly Since, DateOnly Until, Guid? PlanId = null, DateOnly? Cohort = null)
{
    /// <summary>The page that explains.</summary>
    public const string Page = "/revenue";

    /// <summary>A figure as it stood at the end of a day.</summary>
    public static Explanation At(Figure figure, DateOnly day) => new(figure, day, day);

    /// <summary>A figure of a step of a chart.</summary>
    public static Explanation In(Figure figure, RevenuePoint step) => new(figure, step.From, step.To);

    /// <summary>Reads it from the address; nothing when nothing is to be explained. Days that are not said are those of this month; days to come are today.</summary>
    public static Explanation? Parse(string? figure, string? since, string? until, string? plan, string? cohort, DateOnly today)
    {
        if (QueryText.Named<Figure>(figure) is not { } which)
        {
            return null;
        }

        var last = Day(until) is { } said && said < today ? said : today;
        var month = Day(cohort);
        return which == Figure.Cohort && month is null
            ? null
            : new Explanation(which, Day(since) ?? last.AddDays(1 - last.Day), last, Guid.TryParse(plan, out var id) ? id : null, month);
    }

    /// <summary>The address of this explanation, on the revenue page or any other; the page's range stays.</summary>
    public string Href(NavigationManager navigation)
    {
        var page = navigation.ToAbsoluteUri(Page).AbsoluteUri;
        var isHere = new Uri(navigation.Uri).AbsolutePath.Equals(Page, StringComparison.OrdinalIgnoreCase);
        return navigation.GetUriWithQueryParameters(isHere ? navigation.Uri : page, new Dictionary<string, object?>
        {
            ["explain"] = Figure.ToString(),
            ["since"] = QueryText.Of(Since),
            ["until"] = QueryText.Of(Until),
            ["plan"] = PlanId,
            ["cohort"] = Cohort is { } month ? QueryText.Of(month) : null,
            ["cursor"] = null,
            ["page"] = null,
        });
    }

    /// <summary>Takes what is explained out of the address.</summary>
    public static void Leave(NavigationManager navigation) => navigation.SetQuery(
        replace: false, ("explain", null), ("since", null), ("until", null), ("plan", null), ("cohort", null), ("cursor", null), ("page", null));

    private static DateOnly? Day(string? text) => QueryText.Day(text) is { } day && RevenueRange.IsThinkable(day) ? day : null;
}
