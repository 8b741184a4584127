using Dashboard.ReadSide.Past;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Operations;

namespace Dashboard.Web.Api;

/// <summary><c>/api/views-as-of</c>: the whole dashboard as it was, for <c>?asOf=</c> in any question.</summary>
internal static class PastViewsApi
{
    public static void MapPastViews(this IEndpointRouteBuilder api)
    {
        var views = api.MapGroup("/views-as-of").WithTags("Time machine");
        views.MapGet("", List).Produces<ListAnswer<PastViewAnswer>>()
            .WithSummary("The views as of a moment that are there or on their way.");
        views.MapPost("", Build).Produces<ViewAsOf>(StatusCodes.Status202Accepted)
            .WithSummary("Has a view as of a moment built, or finds it; once it is ready, asOf in any question answers from it.");
        views.MapPost("/{id}/cancel", Cancel).Produces<ViewKey>()
            .WithSummary("Calls a view off that is waiting or being built.");
        views.MapPost("/{id}/drop", Drop).Produces<ViewKey>()
            .WithSummary("Drops a view with a reason; it can be asked for again.");
    }

    private static Task<IResult> List(ApiDesk desk, CancellationToken cancellationToken) => desk.AskAsync(
        new ListPastViews(), new Faults(), views => Results.Ok(ListAnswer<PastViewAnswer>.Whole(views.Items, PastViewAnswer.Of)), cancellationToken);

    private static Task<IResult> Build(Body<PastViewBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var moment = PastCookie.Parse(body.Value.At);
        if (moment is null && body.Unreadable is null)
        {
            faults.Add("at", "at must be an instant such as 2026-03-03T14:00:00Z.");
        }

        return desk.SendAsync(new BuildViewAsOf(moment?.At ?? DateTimeOffset.UnixEpoch), body, faults, view => Results.Accepted("/api/views-as-of", view), cancellationToken);
    }

    private static Task<IResult> Cancel(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new CancelViewAsOf(faults.Id(id, "id"));
        return desk.SendAsync(command, faults, _ => Results.Ok(new ViewKey(command.ViewId)), cancellationToken);
    }

    private static Task<IResult> Drop(string id, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new DropViewAsOf(faults.Id(id, "id"), body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Results.Ok(new ViewKey(command.ViewId)), cancellationToken);
    }

    /// <summary>A moment.</summary>
    internal sealed record PastViewBody
    {
        public string? At { get; init; }
    }

    /// <summary>The view that a command was about.</summary>
    internal sealed record ViewKey(Guid ViewId);

    /// <summary>A view as of a moment. <c>state</c> is <c>waiting</c>, <c>building</c> or <c>ready</c>.</summary>
    internal sealed record PastViewAnswer(
        Guid ViewId, DateTimeOffset At, string State, string RequestedBy, DateTimeOffset? RequestedAt, DateTimeOffset? ReadyAt, DateTimeOffset? UsedAt,
        DateTimeOffset? GoesAt, long EventsHandled, long EventsToHandle, double? SecondsLeft, long Bytes, int SetAside)
    {
        public static PastViewAnswer Of(PastViewInfo view) => new(
            view.ViewId, view.At, Words.Of(view.State), view.RequestedBy, view.RequestedAt, view.ReadyAt, view.UsedAt, view.GoesAt,
            view.EventsHandled, view.EventsToHandle, view.TimeLeft?.TotalSeconds, view.Bytes, view.SetAside);
    }
}
