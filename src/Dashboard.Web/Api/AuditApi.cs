using System.Text.Json.Nodes;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Audit;
using Dashboard.Web.Audit;

namespace Dashboard.Web.Api;

/// <summary><c>/api/audit</c>: every event as a sentence. For operators alone: payloads and addresses tell more of people than a shop's screens do.</summary>
internal static class AuditApi
{
    /// <summary>Path of the list as a file.</summary>
    public const string ExportPath = "/api/audit/export";

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit").ProducesProblem(StatusCodes.Status403Forbidden);
        audit.MapGet("/", List).Produces<ListAnswer<AuditAnswer>>()
            .WithSummary("Every event of the log as a sentence, the newest first, narrowed by person, kind and id of a thing, event, days on which it was written, correlation and words.");
        audit.MapGet("/export", Export).Produces<string>(contentType: "text/csv")
            .WithSummary("The whole narrowed list as CSV for spreadsheets, however long.");
        audit.MapGet("/{position}", Get).Produces<AuditDetailAnswer>()
            .WithSummary("An event with its payload and, as a tree, everything that the same command set in motion.");
    }

    private static Task<IResult> List([AsParameters] AuditQuery query, ApiDesk desk, CancellationToken cancellationToken, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListAudit { Filter = query.Filter(faults), Page = request };
        return desk.AskAsync(question, faults, found => Results.Ok(ListAnswer<AuditAnswer>.Of(found, request, AuditAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Export([AsParameters] AuditQuery query, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        return desk.AskAsync(new ExportAudit(query.Filter(faults)), faults, entries => AuditFile.Of(entries, desk.Now), cancellationToken);
    }

    private static Task<IResult> Get(string position, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        if (!LogPosition.TryParse(position, out var at))
        {
            faults.Add("position", "position must be the position of an event, such as 1234-567.");
        }

        return desk.AskAsync(
            new GetAuditEvent(at), faults, detail => detail is null ? NotFound(at) : Results.Ok(AuditDetailAnswer.Of(detail)), cancellationToken);
    }

    private static IResult NotFound(LogPosition at) => Problems.Of(new Refusal(RefusalKind.NotFound, "event-not-found", $"There is no event at {at}."));

    /// <summary>What narrows the list.</summary>
    internal sealed record AuditQuery(
        string? Actor = null, string? Kind = null, string? Thing = null, string? Event = null, string? From = null, string? To = null, string? Correlation = null, string? Query = null)
    {
        public AuditFilter Filter(Faults faults)
        {
            var (from, to) = (faults.Day(From, "from"), faults.Day(To, "to"));
            faults.Range(from, to, "from", "to");
            return new AuditFilter
            {
                ActorId = faults.OptionalId(Actor, "actor"),
                StreamKind = faults.Name(Kind, "kind", AuditKinds.Streams),
                StreamId = faults.OptionalId(Thing, "thing"),
                Name = faults.Name(Event, "event", AuditKinds.Events),
                From = from,
                To = to,
                CorrelationId = faults.OptionalId(Correlation, "correlation"),
                Text = faults.Text(Query, "query"),
            };
        }
    }

    /// <summary>An event of the log, told for people.</summary>
    internal sealed record AuditAnswer(
        string Position, Guid EventId, string Event, string Kind, Guid Thing, string ThingName, int Version, string Sentence, string? Reason,
        Guid ActorId, string Actor, string Origin, string? Address, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt,
        Guid CommandId, Guid CorrelationId, Guid CausationId)
    {
        public static AuditAnswer Of(AuditEntry entry) => new(
            entry.Position.ToString(), entry.EventId, entry.Name, entry.StreamKind, entry.StreamId, entry.Thing, entry.StreamVersion, entry.Sentence, entry.Reason,
            entry.ActorId, entry.Who, Words.Of(entry.Origin.Kind), entry.Origin.Address is { Length: > 0 } address ? address : null, entry.RecordedAt, entry.OccurredAt,
            entry.CommandId, entry.CorrelationId, entry.CausationId);
    }

    /// <summary>An event with its payload and everything that the same click set in motion.</summary>
    internal sealed record AuditDetailAnswer(AuditAnswer Event, int SchemaVersion, JsonNode? Payload, IReadOnlyList<AuditNodeAnswer> Tree, bool TreeIsWhole)
    {
        public static AuditDetailAnswer Of(AuditDetail detail) => new(
            AuditAnswer.Of(detail.Entry), detail.SchemaVersion, ParkedEventAnswer.PayloadOf(detail.Payload),
            [.. detail.Tree.Select(node => new AuditNodeAnswer(node.Depth, AuditAnswer.Of(node.Entry)))], detail.IsWhole);
    }

    internal sealed record AuditNodeAnswer(int Depth, AuditAnswer Event);
}
