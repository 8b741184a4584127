using Dashboard.Domain.Store;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Subscriptions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Api;

/// <summary><c>/api/revenue</c>: recurring revenue, and what its figures are made of. Amounts are exact; what does not exist is <c>null</c>.</summary>
internal static class RevenueApi
{
    /// <summary>Days that growth is told over when nobody says how many.</summary>
    private const int UsualGrowth = 30;

    private const int MostGrowth = 3_660;

    public static void MapRevenue(this IEndpointRouteBuilder api)
    {
        var revenue = api.MapGroup("/revenue").WithTags("Revenue");
        revenue.MapGet("/metrics", Metrics).Produces<RevenueMetricsAnswer>();
        revenue.MapGet("/movements", Movements).Produces<ExplainedAnswer<RevenueMovementAnswer>>();
        revenue.MapGet("/history", History).Produces<RevenueListAnswer<RevenuePointAnswer>>();
        revenue.MapGet("/plans", Plans).Produces<RevenueListAnswer<PlanRevenueAnswer>>();
        revenue.MapGet("/plans/{id}/ended", Ended).Produces<ExplainedAnswer<EndedSubscriptionAnswer>>();
        revenue.MapGet("/cohorts", Cohorts).Produces<RevenueListAnswer<RevenueCohortAnswer>>();
        revenue.MapGet("/growth", Growth).Produces<RevenueGrowthAnswer>();
        revenue.MapGet("/subscriptions", Subscriptions).Produces<ExplainedAnswer<RevenueSubscriptionAnswer>>();
        revenue.MapGet("/customers", Customers).Produces<ExplainedAnswer<RevenueCustomerAnswer>>();
    }

    private static Task<IResult> Metrics(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? at = null, string? from = null)
    {
        var faults = new Faults();
        var (first, last) = faults.Period(from, at, "at", desk.Today(store));
        return desk.AskAsync(
            new GetRevenueMetrics(first, last), faults, metrics => Results.Ok(RevenueMetricsAnswer.Of(metrics, store.Value.Currency)), cancellationToken);
    }

    private static Task<IResult> Movements(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? from = null, string? to = null,
        string? kind = null, string? customer = null, string? lost = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var (first, last) = faults.Period(from, to, "to", desk.Today(store));
        var request = faults.Page(page, limit, cursor);
        var kinds = (kind ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => faults.Word<MovementKind>(word, "kind")).OfType<MovementKind>().Distinct();
        var question = new ListRevenueMovements
        {
            From = first,
            To = last,
            Kinds = [.. kinds],
            CustomerId = faults.OptionalId(customer, "customer"),
            OnlyLostCustomers = faults.Flag(lost, "lost") ?? false,
            Page = request,
        };
        return desk.AskAsync(
            question, faults,
            found => Results.Ok(ExplainedAnswer<RevenueMovementAnswer>.Of(found, request, store.Value.Currency, RevenueMovementAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> History(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? from = null, string? to = null, string? interval = null)
    {
        var faults = new Faults();
        var (first, last) = faults.Period(from, to, "to", desk.Today(store));
        var steps = faults.Word<RevenueInterval>(interval, "interval") ?? RevenueInterval.Day;
        return desk.AskAsync(
            new GetRevenueHistory(first, last, steps), faults,
            points => Results.Ok(RevenueListAnswer<RevenuePointAnswer>.Of(points, store.Value.Currency, RevenuePointAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Plans(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? at = null, string? from = null)
    {
        var faults = new Faults();
        var (first, last) = faults.Period(from, at, "at", desk.Today(store));
        return desk.AskAsync(
            new GetPlanRevenue(first, last), faults,
            plans => Results.Ok(RevenueListAnswer<PlanRevenueAnswer>.Of(plans, store.Value.Currency, PlanRevenueAnswer.Of)), cancellationToken);
    }

    private static async Task<IResult> Ended(
        string id, ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? from = null, string? to = null,
        string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var (first, last) = faults.Period(from, to, "to", desk.Today(store));
        var request = faults.Page(page, limit, cursor);
        var planId = faults.Id(id, "id");
        var ended = await desk.AskAsync(
            new ListEndedSubscriptions(planId, first, last, request), faults,
            found => Results.Ok(ExplainedAnswer<EndedSubscriptionAnswer>.Of(found, request, store.Value.Currency, EndedSubscriptionAnswer.Of)), cancellationToken);
        return await ended.IfFoundAsync(() => desk.AskAsync(
            new GetPlan(planId), new Faults(), plan => plan is null ? Problems.NotFound("plan", planId) : Results.Ok(), cancellationToken));
    }

    private static Task<IResult> Cohorts(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? from = null, string? at = null)
    {
        var faults = new Faults();
        var (first, last) = (faults.Day(from, "from"), faults.DayThatHasCome(at, "at", desk.Today(store)));
        faults.Range(first, last, "from", "at");
        return desk.AskAsync(
            new GetRevenueCohorts(first, last), faults,
            cohorts => Results.Ok(RevenueListAnswer<RevenueCohortAnswer>.Of(cohorts, store.Value.Currency, RevenueCohortAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Growth(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? days = null, string? at = null)
    {
        var faults = new Faults();
        var question = new GetRevenueGrowth(faults.Whole(days, "days", 1, MostGrowth) ?? UsualGrowth, faults.DayThatHasCome(at, "at", desk.Today(store)));
        return desk.AskAsync(question, faults, growth => Results.Ok(RevenueGrowthAnswer.Of(growth, store.Value.Currency)), cancellationToken);
    }

    private static Task<IResult> Subscriptions(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? at = null, string? figure = null,
        string? plan = null, string? customer = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListRevenueSubscriptions
        {
            At = faults.DayThatHasCome(at, "at", desk.Today(store)),
            Figure = faults.Word<RevenueFigure>(figure, "figure") ?? RevenueFigure.Mrr,
            PlanId = faults.OptionalId(plan, "plan"),
            CustomerId = faults.OptionalId(customer, "customer"),
            Page = request,
        };
        return desk.AskAsync(
            question, faults,
            found => Results.Ok(ExplainedAnswer<RevenueSubscriptionAnswer>.Of(found, request, store.Value.Currency, RevenueSubscriptionAnswer.Of)), cancellationToken);
    }

    /// <summary>Who pays; with <paramref name="cohort"/> those alone whose first payment lies in the month of that day.</summary>
    private static Task<IResult> Customers(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? at = null, string? cohort = null,
        string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var (day, month) = (faults.DayThatHasCome(at, "at", desk.Today(store)), faults.Day(cohort, "cohort"));
        IQuestion<ExplainedPage<RevenueCustomer>> question = month is { } first
            ? new ListCohortCustomers(first, day, request)
            : new ListPayingCustomers(day, request);
        return desk.AskAsync(
            question, faults,
            found => Results.Ok(ExplainedAnswer<RevenueCustomerAnswer>.Of(found, request, store.Value.Currency, RevenueCustomerAnswer.Of)), cancellationToken);
    }

    private static DateOnly Today(this ApiDesk desk, IOptions<StoreOptions> store) => store.Value.DayOf(desk.Now);

    /// <summary>A day, today when nobody says which. Of days to come nothing is known: told as they look now, they would be taken for facts.</summary>
    private static DateOnly DayThatHasCome(this Faults faults, string? text, string field, DateOnly today)
    {
        var day = faults.Day(text, field) ?? today;
        if (day > today)
        {
            faults.Add(field, $"{field} must not come after today, {today:O}.");
        }

        return day;
    }

    /// <summary>A period that ends today when nobody says when, and began with the month of its end.</summary>
    private static (DateOnly From, DateOnly To) Period(this Faults faults, string? from, string? to, string end, DateOnly today)
    {
        var last = faults.DayThatHasCome(to, end, today);
        var first = faults.Day(from, "from") ?? new DateOnly(last.Year, last.Month, 1);
        faults.Range<DateOnly>(first, last, "from", end);
        if (first.AddYears(10) <= last)
        {
            faults.Add("from", "The period can be at most ten years.");
        }

        return (first, last);
    }
}
