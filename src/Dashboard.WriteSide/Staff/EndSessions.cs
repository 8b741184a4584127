using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Ends sign-ins of a member: one's own, or anybody's for an Administrator. What is over already stays as it is, and leaves no event.
/// Answers how many were ended.
/// </summary>
/// <param name="UserId">Whose.</param>
/// <param name="SessionId">Which; all of them when nothing is said.</param>
/// <param name="Except">One that stays open, such as that in which this is asked for.</param>
/// <param name="IsSignOut">Whether somebody signs out, which is told by itself.</param>
[NeedsRole(Role.Viewer)]
[OwnAccount(others: Role.Administrator)]
public sealed record EndSessions(Guid UserId, Guid? SessionId = null, Guid? Except = null, bool IsSignOut = false) : Command<int>, IAboutAccount;

internal sealed class EndSessionsHandler(WriteDbContext db, CommandContext context, TimeProvider clock) : ICommandHandler<EndSessions, int>
{
    public async Task<Outcome<int>> Handle(EndSessions request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        var now = clock.GetUtcNow();
        var open = await db.StaffSessions
            .Where(session => session.UserId == request.UserId && session.EndedAt == null && session.ExpiresAt > now)
            .Where(session => (request.SessionId == null || session.Id == request.SessionId) && (request.Except == null || session.Id != request.Except))
            .ToListAsync(cancellationToken);
        foreach (var session in open)
        {
            (session.EndedAt, session.EndedBy) = (now, context.Actor!.Name);
        }

        if (!request.IsSignOut || context.Actor!.Id != request.UserId)
        {
            account.User.EndSessions(open.Count);
        }

        return open.Count;
    }
}
