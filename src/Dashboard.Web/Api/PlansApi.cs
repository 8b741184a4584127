using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Api;

/// <summary><c>/api/plans</c>: what can be subscribed to.</summary>
internal static class PlansApi
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/plans").WithTags("Plans");
        plans.MapGet("/", List).Produces<ListAnswer<PlanAnswer>>();
        plans.MapPost("/", Create).Produces<PlanKey>(StatusCodes.Status201Created);
    }

    private static Task<IResult> List(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? query = null, string? interval = null,
        string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListPlans { Text = faults.Text(query, "query"), Interval = faults.Word<BillingInterval>(interval, "interval"), Page = request };
        return desk.AskAsync(
            question, faults, found => Results.Ok(ListAnswer<PlanAnswer>.Of(found, request, view => PlanAnswer.Of(view, store.Value.Currency))), cancellationToken);
    }

    private static Task<IResult> Create(Body<PlanBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var (faults, given) = (new Faults(), body.Value);
        var interval = faults.Word<BillingInterval>(given.Interval, "interval");
        RequireIfMissing("interval", "Interval is required.", given.Interval is null or "");
        RequireIfMissing("price", "Price is required.", given.Price is null);
        var command = new CreatePlan(given.Name!, interval ?? BillingInterval.Monthly, given.Price ?? 0, given.Features!);
        return desk.SendAsync(command, body, faults, id => Results.Created($"/api/plans/{id}", new PlanKey(id)), cancellationToken);

        // What is at fault is there; a price of nothing is a free plan, and nobody offers one by leaving it out.
        void RequireIfMissing(string field, string sentence, bool isMissing)
        {
            if (isMissing && body.Unreadable is null && body.Faults.All(fault => fault.Field != field))
            {
                faults.Add(field, sentence);
            }
        }
    }

    /// <summary>The plan that a command was about.</summary>
    internal sealed record PlanKey(Guid PlanId);
}
