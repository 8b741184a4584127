using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Api;

/// <summary><c>/api/subscriptions</c>: what customers pay for again and again.</summary>
internal static class SubscriptionsApi
{
    public static void MapSubscriptions(this IEndpointRouteBuilder api)
    {
        var subscriptions = api.MapGroup("/subscriptions").WithTags("Subscriptions");
        subscriptions.MapGet("/", List).Produces<ListAnswer<SubscriptionAnswer>>();
        subscriptions.MapPost("/", Start).Produces<SubscriptionKey>(StatusCodes.Status201Created);
        subscriptions.MapGet("/{id}", Get).Produces<SubscriptionDetailAnswer>();
        subscriptions.MapPost("/{id}/upgrade", Upgrade).Produces<OfferAnswer>();
        subscriptions.MapPost("/{id}/downgrade", Downgrade).Produces<SubscriptionKey>();
        subscriptions.MapPost("/{id}/cancel", Cancel).Produces<SubscriptionKey>();
    }

    private static Task<IResult> List(
        ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken, string? query = null, string? status = null, string? interval = null,
        string? planId = null, string? customerId = null, string? sort = null, string? descending = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListSubscriptions
        {
            Text = faults.Text(query, "query"),
            Status = faults.Word<SubscriptionStatus>(status, "status"),
            Interval = faults.Word<BillingInterval>(interval, "interval"),
            PlanId = faults.OptionalId(planId, "planId"),
            CustomerId = faults.OptionalId(customerId, "customerId"),
            Sort = faults.Word<SubscriptionSort>(sort, "sort") ?? SubscriptionSort.StartedOn,
            Descending = faults.Flag(descending, "descending") ?? true,
            Page = request,
        };
        return desk.AskAsync(
            question, faults,
            found => Results.Ok(ListAnswer<SubscriptionAnswer>.Of(found, request, row => SubscriptionAnswer.Of(row, store.Value.Currency))), cancellationToken);
    }

    private static Task<IResult> Get(string id, ApiDesk desk, IOptions<StoreOptions> store, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetSubscription(faults.Id(id, "id"));
        return desk.AskAsync(
            question, faults,
            detail => detail is null ? Problems.NotFound("subscription", question.SubscriptionId) : Results.Ok(SubscriptionDetailAnswer.Of(detail, store.Value.Currency)),
            cancellationToken);
    }

    private static Task<IResult> Start(Body<SubscriptionBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var given = body.Value;
        var command = new StartSubscription(
            given.CustomerId ?? Guid.Empty, given.PlanId ?? Guid.Empty, given.PaymentMethod!, given.TrialDays ?? 0, given.Quantity, given.Discount);
        return desk.SendAsync(command, body, new Faults(), id => Results.Created($"/api/subscriptions/{id}", new SubscriptionKey(id)), cancellationToken);
    }

    private static Task<IResult> Upgrade(
        string id, Body<UpgradeBody> body, ApiDesk desk, IUpgradePreview preview, IOptions<StoreOptions> store, CancellationToken cancellationToken, [FromQuery(Name = "preview")] string? isPreview = null)
    {
        var (faults, given) = (new Faults(), body.Value);
        var command = new UpgradeSubscription(
            faults.Id(id, "id"), given.PlanId ?? Guid.Empty, given.AtOnce ?? true, given.Quantity, given.Discount, given.ChargedAtMost);
        return faults.Flag(isPreview, "preview") is true
            ? desk.PreviewAsync(command, body, faults, preview.AskAsync, Answer, cancellationToken)
            : desk.SendAsync(command, body, faults, Answer, cancellationToken);

        IResult Answer(UpgradeOffer offer) => Results.Ok(OfferAnswer.Of(command.SubscriptionId, offer, store.Value.Currency));
    }

    private static Task<IResult> Downgrade(string id, Body<TermsBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new DowngradeSubscription(faults.Id(id, "id"), body.Value.PlanId ?? Guid.Empty, body.Value.Quantity, body.Value.Discount);
        return desk.SendAsync(command, body, faults, _ => Done(command.SubscriptionId), cancellationToken);
    }

    private static Task<IResult> Cancel(string id, Body<CancellationBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new CancelSubscription(faults.Id(id, "id"), body.Value.Reason!, body.Value.AtOnce ?? false);
        return desk.SendAsync(command, body, faults, _ => Done(command.SubscriptionId), cancellationToken);
    }

    private static IResult Done(Guid id) => Results.Ok(new SubscriptionKey(id));

    /// <summary>The subscription that a command was about.</summary>
    internal sealed record SubscriptionKey(Guid SubscriptionId);
}
