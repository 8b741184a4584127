using System.Text.Json.Nodes;
using Dashboard.Domain;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.History;
using Dashboard.WriteSide.History;

namespace Dashboard.Web.Api;

/// <summary><c>/api/streams</c>: things as they were at any moment, folded from their events.</summary>
internal static class StreamsApi
{
    private const string At = "must be a number of events, a position such as 1234-567, or an instant such as 2026-11-21T14:03:22Z.";

    public static void MapStreams(this IEndpointRouteBuilder api)
    {
        var streams = api.MapGroup("/streams").WithTags("Time machine").ProducesProblem(StatusCodes.Status403Forbidden);
        streams.MapGet("/{kind}/{id}", Get).Produces<MomentBody>()
            .WithSummary("A thing as it was at a moment: after a number of its events, at a position of the log, or at an instant; now, when nothing is said. Before its first event there is no state.");
        streams.MapGet("/{kind}/{id}/difference", Difference).Produces<DifferenceBody>()
            .WithSummary("What changed in a thing from one moment to another.");
        streams.MapGet("/product/{id}/prices", Prices).Produces<ListAnswer<PastPrice>>()
            .WithSummary("Every price that a product had, from its events, the first one first.");
    }

    private static Task<IResult> Get(string kind, string id, ApiDesk desk, CancellationToken cancellationToken, string? at = null)
    {
        var faults = new Faults();
        return desk.AskAsync(
            Question(kind, id, Moment(at, "at", faults), with: null, faults),
            faults,
            answer => answer is null ? Unknown(kind, id) : Results.Ok(MomentBody.Of(kind, id, answer.Shown)),
            cancellationToken);
    }

    private static Task<IResult> Difference(string kind, string id, ApiDesk desk, CancellationToken cancellationToken, string? from = null, string? to = null)
    {
        var faults = new Faults();
        return desk.AskAsync(
            Question(kind, id, Moment(to, "to", faults), Moment(from, "from", faults), faults),
            faults,
            answer => answer is null ? Unknown(kind, id) : Results.Ok(DifferenceBody.Of(kind, id, answer)),
            cancellationToken);
    }

    private static Task<IResult> Prices(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetPastPrices(faults.Id(id, "id"));
        return desk.AskAsync(
            question,
            faults,
            prices => prices.Count == 0 ? Problems.NotFound("product", question.ProductId) : Results.Ok(ListAnswer<PastPrice>.Whole(prices, price => price)),
            cancellationToken);
    }

    private static IQuestion<MomentAnswer?> Question(string kind, string id, PointInTime at, PointInTime? with, Faults faults) =>
        OpenThings.Question(faults.Name(kind, "kind", StreamHistory.Kinds) ?? OpenThings.Kinds[0], faults.Id(id, "id"), at, with);

    private static PointInTime Moment(string? text, string field, Faults faults)
    {
        var moment = PointInTime.Parse(text);
        if (moment is null)
        {
            faults.Add(field, $"{field} {At}");
        }

        return moment ?? new PointInTime.Newest();
    }

    private static IResult Unknown(string kind, string id) => Problems.Of(new Refusal(RefusalKind.NotFound, "stream-not-found", $"The log knows no {kind} {id}."));

    /// <summary>A thing at a moment. <c>State</c> is nothing before the first event.</summary>
    internal sealed record MomentBody(string Kind, string Id, int Version, int LastVersion, EventBody? Event, JsonObject? State, string? Fault)
    {
        public static MomentBody Of(string kind, string id, Moment moment) =>
            new(kind, id, moment.Version, moment.LastVersion, EventBody.Of(moment.Event), moment.State, moment.Fault);
    }

    /// <summary>The event that made it so. <c>Position</c> can be asked for with <c>at</c>, and in the audit log.</summary>
    internal sealed record EventBody(string Position, int Version, string Name, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt)
    {
        public static EventBody? Of(MomentEvent? made) => made is null ? null : new(made.Position.ToString(), made.Version, made.Name, made.OccurredAt, made.RecordedAt);
    }

    /// <summary>What changed from one moment to another.</summary>
    internal sealed record DifferenceBody(string Kind, string Id, int From, int To, IReadOnlyList<ChangedField> Changes)
    {
        public static DifferenceBody Of(string kind, string id, MomentAnswer answer) => new(
            kind, id, answer.Compared!.Version, answer.Shown.Version,
            [.. StateField.Of(answer.Shown.State, answer.Compared.State, compares: true)
                .Where(field => field.Change is not null)
                .Select(field => new ChangedField(field.Path, Words.Of(field.Change!.Value), field.Other, field.Value))]);
    }

    internal sealed record ChangedField(string Field, string Change, string? From, string? To);
}
