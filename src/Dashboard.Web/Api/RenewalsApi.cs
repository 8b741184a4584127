using Dashboard.Domain.Store;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Api;

/// <summary><c>/api/renewals</c>: what is due, what is tried again, what was recovered and what was lost.</summary>
internal static class RenewalsApi
{
    private const int UsualDays = 30;
    private const int MostDays = 3_660;

    public static void MapRenewals(this IEndpointRouteBuilder api) =>
        api.MapGroup("/renewals").WithTags("Subscriptions").MapGet("/", List).Produces<RenewalsAnswer>();

    private static async Task<IResult> List(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? state = null, string? days = null,
        string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var (request, currency) = (faults.Page(page, limit, cursor), store.Value.Currency);
        var last = faults.Whole(days, "days", 1, MostDays) ?? UsualDays;
        var question = new ListRenewals { State = faults.Word<RenewalState>(state, "state"), Days = last, Page = request };
        RenewalBoard? board = null;
        if (!faults.Any)
        {
            await desk.AskAsync(new GetRenewalBoard(last, AtMost: 0), new Faults(), found =>
            {
                board = found;
                return Results.Ok();
            }, cancellationToken);
        }

        return await desk.AskAsync(question, faults, found => Results.Ok(Answer(found)), cancellationToken);

        RenewalsAnswer Answer(Page<RenewalView> found) => new(
            board!.From,
            [.. board.Lanes.Select(lane => new RenewalLaneAnswer(Words.Of(lane.State), lane.Renewals, lane.Amount, currency))],
            [.. found.Items.Select(view => RenewalAnswer.Of(view, currency))],
            request.Number, request.Limit, found.Total, found.Next, found.Previous, found.TotalIsExact);
    }
}
