using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Staff;

/// <summary>Forgets sign-ins that are long over: where from and what with somebody signed in is nobody's business for ever.</summary>
public sealed class OldSessions(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OldSessions> logger) : OldRows(scopes, clock, logger)
{
    /// <inheritdoc/>
    protected override string What => "sign-ins";

    /// <inheritdoc/>
    protected override int Days => 30;

    /// <inheritdoc/>
    protected override async Task<int> ForgetSomeAsync(WriteDbContext db, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var old = await db.StaffSessions.Where(session => session.ExpiresAt < before).Select(session => session.Id).Take(most).ToListAsync(cancellationToken);
        await db.StaffSessions.Where(session => old.Contains(session.Id)).ExecuteDeleteAsync(cancellationToken);
        return old.Count;
    }
}
