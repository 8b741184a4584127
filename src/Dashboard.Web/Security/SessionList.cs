using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Security;

/// <summary>A sign-in that is open now.</summary>
/// <param name="SessionId">Its id; what a sign-in carries besides is told to nobody.</param>
/// <param name="IsProgram">Whether a program has it, and not a browser.</param>
/// <param name="Address">Where it began from.</param>
/// <param name="Agent">What it is used with, as the browser or the program calls itself.</param>
/// <param name="CreatedAt">When it began, UTC.</param>
/// <param name="LastSeenAt">When it was used last, UTC, to the minute or so.</param>
/// <param name="ExpiresAt">When it ends by itself unless it is used, UTC.</param>
public sealed record OpenSession(
    Guid SessionId, bool IsProgram, string Address, string Agent, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt);

/// <summary>Says where a member of staff is signed in.</summary>
public interface ISessionList
{
    /// <summary>The sign-ins of a member that are open, the one used last first.</summary>
    /// <returns>Nothing when there is no such member.</returns>
    Task<IReadOnlyList<OpenSession>?> OfAsync(Guid userId, CancellationToken cancellationToken);
}

/// <summary>Reads the sign-ins themselves: they are how people prove who they are, and stand in no log and no read table.</summary>
internal sealed class SessionList(IServiceScopeFactory scopes, TimeProvider clock) : ISessionList
{
    public async Task<IReadOnlyList<OpenSession>?> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        // A scope of its own: a screen may ask while it sends a command.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var account = await db.Users.AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new { user.IsActive, user.SecurityStamp }).SingleOrDefaultAsync(cancellationToken);
        if (account is null or { IsActive: false })
        {
            return account is null ? null : [];
        }

        var now = clock.GetUtcNow();
        return await db.StaffSessions.AsNoTracking()
            .Where(session => session.UserId == userId && session.EndedAt == null && session.ExpiresAt > now && session.Stamp == account.SecurityStamp)
            .OrderByDescending(session => session.LastSeenAt).ThenBy(session => session.Id)
            .Select(session => new OpenSession(
                session.Id, session.IsProgram, session.Address, session.Agent, session.CreatedAt, session.LastSeenAt, session.ExpiresAt))
            .ToListAsync(cancellationToken);
    }
}
