using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.Web.Api;

/// <summary><c>/api/operations</c>: how the read tables are doing, and what operators ask of them.</summary>
internal static class OperationsApi
{
    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        var operations = api.MapGroup("/operations").WithTags("Operations");
        operations.MapGet("/projections", Projections).Produces<ListAnswer<ProjectionAnswer>>();
        operations.MapGet("/projections/{name}", Get).Produces<ProjectionDetailsAnswer>();
        operations.MapPost("/projections/{name}/rebuild", Rebuild).Produces<NewRebuild>(StatusCodes.Status202Accepted);
        operations.MapPost("/projections/{name}/pause", Pause).Produces<ProjectionKey>();
        operations.MapPost("/projections/{name}/resume", Resume).Produces<ProjectionKey>();
        operations.MapPost("/projections/{name}/go-back", Return).Produces<ProjectionKey>(StatusCodes.Status202Accepted);
        operations.MapGet("/projections/{name}/parked", Parked).Produces<ListAnswer<ParkedRowAnswer>>();
        operations.MapPost("/projections/{name}/parked/retry", Retry).Produces<ProjectionKey>(StatusCodes.Status202Accepted);
        operations.MapPost("/projections/{name}/parked/skip", Skip).Produces<ProjectionKey>(StatusCodes.Status202Accepted);
        operations.MapPost("/projections/{name}/parked/try", Try).Produces<ParkedTrial>();
        operations.MapPost("/parked/skip", SkipForAll).Produces<EventKey>(StatusCodes.Status202Accepted);
        operations.MapGet("/rebuilds/{id}", GetOneRebuild).Produces<RebuildAnswer>();
        operations.MapPost("/rebuilds/{id}/cancel", Cancel).Produces<NewRebuild>();
        operations.MapPost("/rebuilds/{id}/approve", Approve).Produces<NewRebuild>();
    }

    private static Task<IResult> Projections(ApiDesk desk, CancellationToken cancellationToken) => desk.AskAsync(
        new ListStatuses(), new Faults(), statuses => Results.Ok(ListAnswer<ProjectionAnswer>.Whole(statuses, ProjectionAnswer.Of)), cancellationToken);

    private static Task<IResult> Get(string name, ApiDesk desk, HttpContext context, CancellationToken cancellationToken) => desk.AskAsync(
        new GetProjection(name), new Faults(), view => view is null ? Unknown(name) : Results.Ok(ProjectionDetailsAnswer.Of(view, context.User.ToActor().Role)), cancellationToken);

    private static Task<IResult> Rebuild(string name, Body<RebuildBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        if (body.Value is { CompareOnly: true, Approve: true })
        {
            faults.Add("approve", "A comparison serves nothing, so there is nothing to approve: give compareOnly or approve, not both.");
        }

        var mode = body.Value switch
        {
            { CompareOnly: true } => RebuildMode.CompareOnly,
            { Approve: true } => RebuildMode.AskFirst,
            _ => RebuildMode.Swap,
        };
        return desk.SendAsync(
            new RebuildProjection(name, mode, body.Value.Reason!),
            body,
            faults,
            rebuild => Results.Accepted($"/api/operations/rebuilds/{rebuild.RebuildId}", rebuild),
            cancellationToken);
    }

    private static Task<IResult> Pause(string name, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken) =>
        SendAsync(new PauseProjection(name, body.Value.Reason!), name, body, desk, Results.Ok, cancellationToken);

    private static Task<IResult> Resume(string name, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken) =>
        SendAsync(new ResumeProjection(name, body.Value.Reason!), name, body, desk, Results.Ok, cancellationToken);

    private static Task<IResult> Return(string name, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken) =>
        SendAsync(new GoBack(name, body.Value.Reason!), name, body, desk, key => Results.Accepted(value: key), cancellationToken);

    private static Task<IResult> Parked(
        string name, ApiDesk desk, IProjectionMonitor monitor, CancellationToken cancellationToken, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        return IsUnknown(name, monitor)
            ? Task.FromResult(Unknown(name))
            : desk.AskAsync(
                new ListParked(name, request), faults, found => Results.Ok(ListAnswer<ParkedRowAnswer>.Of(found, request, ParkedRowAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Retry(string name, Body<ParkedBody> body, ApiDesk desk, CancellationToken cancellationToken) => SendAsync(
        new RetryParked(name, body.Value.Table, body.Value.RowKey, body.Value.Reason!), name, body, desk, key => Results.Accepted(value: key), cancellationToken);

    private static Task<IResult> Skip(string name, Body<ParkedBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var given = body.Value;
        var command = new SkipParked(name, given.Table!, given.RowKey!, given.Sequence ?? 0, given.Reason!);
        return SendAsync(command, name, body, desk, key => Results.Accepted(value: key), cancellationToken);
    }

    /// <summary>An event that the program does not know waits in every projection.</summary>
    private static Task<IResult> SkipForAll(Body<ParkedBody> body, ApiDesk desk, CancellationToken cancellationToken) => desk.SendAsync(
        new SkipUnknown(body.Value.Sequence ?? 0, body.Value.Reason!), body, new Faults(), _ => Results.Accepted(value: new EventKey(body.Value.Sequence ?? 0)), cancellationToken);

    /// <summary>Changes nothing, but is part of what operators alone do.</summary>
    private static async Task<IResult> Try(
        string name, Body<ParkedBody> body, ApiDesk desk, IProjectionMonitor monitor, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.User.ToActor().Role < Role.Operator)
        {
            return Problems.Of(Refusal.Forbidden(Role.Operator));
        }

        if (body.Unreadable is { } unreadable)
        {
            return unreadable;
        }

        if (IsUnknown(name, monitor))
        {
            return Unknown(name);
        }

        var faults = new Faults();
        faults.AddRange(body.Faults);
        if (faults.Text(body.Value.Table, "table") is not { } table || faults.Text(body.Value.RowKey, "rowKey") is not { } key)
        {
            faults.Add("rowKey", "Name the table and the row.");
            return Problems.Invalid(faults.Found);
        }

        return await desk.AskAsync(
            new TryParked(name, table, key),
            faults,
            trial => trial is null ? Problems.Of(Refusal.Rule("nothing-parked", $"No event waits for {table} {key}.")) : Results.Ok(trial),
            cancellationToken);
    }

    private static Task<IResult> GetOneRebuild(string id, ApiDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetRebuild(faults.Id(id, "id"));
        return desk.AskAsync(
            question,
            faults,
            view => view is null ? Problems.NotFound("rebuild", question.RebuildId) : Results.Ok(RebuildAnswer.Of(view, context.User.ToActor().Role)),
            cancellationToken);
    }

    private static Task<IResult> Cancel(string id, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new CancelRebuild(faults.Id(id, "id"), body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Results.Ok(new NewRebuild(command.RebuildId)), cancellationToken);
    }

    private static Task<IResult> Approve(string id, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new ApproveRebuild(faults.Id(id, "id"), body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Results.Ok(new NewRebuild(command.RebuildId)), cancellationToken);
    }

    private static Task<IResult> SendAsync<TBody>(
        Command command, string name, Body<TBody> body, ApiDesk desk, Func<ProjectionKey, IResult> answer, CancellationToken cancellationToken)
        where TBody : class, new() =>
        desk.SendAsync(command, body, new Faults(), _ => answer(new ProjectionKey(name)), cancellationToken);

    private static bool IsUnknown(string name, IProjectionMonitor monitor) => monitor.Statuses.All(status => status.Name != name);

    private static IResult Unknown(string name) =>
        Problems.Of(new Refusal(RefusalKind.NotFound, "projection-not-found", $"There is no projection {name}."));

    /// <summary>The event that a command was about, by the sequence of its position.</summary>
    internal sealed record EventKey(long Sequence);

    /// <summary>The projection that a command was about.</summary>
    internal sealed record ProjectionKey(string Name);
}
