using Dashboard.Domain;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Staff;

namespace Dashboard.Web.Api;

/// <summary><c>/api/users/{id}/sessions</c>: where somebody is signed in. One's own, or anybody's for an Administrator.</summary>
internal static class UserSessionsApi
{
    public static void MapUserSessions(this IEndpointRouteBuilder users)
    {
        users.MapGet("/{id}/sessions", ListAsync).Produces<ListAnswer<SessionAnswer>>()
            .WithSummary("Where somebody is signed in: one's own, or anybody's for an Administrator.");
        users.MapDelete("/{id}/sessions", EndAll).Produces<EndedSessions>()
            .WithSummary("Ends every sign-in of somebody, or of oneself.");
        users.MapDelete("/{id}/sessions/{sessionId}", EndOne).Produces<EndedSessions>()
            .WithSummary("Ends one sign-in.");
    }

    private static async Task<IResult> ListAsync(string id, ISessionList sessions, HttpContext context)
    {
        var (faults, actor) = (new Faults(), context.User.ToActor());
        var wanted = faults.Id(id, "id");
        if (actor.Id != wanted && actor.Role < Role.Administrator)
        {
            return Problems.Of(Refusal.Forbidden(Role.Administrator));
        }

        if (faults.Any)
        {
            return Problems.Invalid(faults.Found);
        }

        var current = context.User.SessionId();
        return await sessions.OfAsync(wanted, context.RequestAborted) is { } open
            ? Results.Ok(ListAnswer<SessionAnswer>.Whole(open, session => SessionAnswer.Of(session, current)))
            : Problems.NotFound("user", wanted);
    }

    private static Task<IResult> EndAll(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        return desk.SendAsync(new EndSessions(faults.Id(id, "id")), faults, ended => Results.Ok(new EndedSessions(ended)), cancellationToken);
    }

    private static Task<IResult> EndOne(string id, string sessionId, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new EndSessions(faults.Id(id, "id"), faults.Id(sessionId, "sessionId"));
        return desk.SendAsync(command, faults, ended => Results.Ok(new EndedSessions(ended)), cancellationToken);
    }

    /// <summary>How many sign-ins were ended: those that were over already do not count.</summary>
    internal sealed record EndedSessions(int Ended);
}
