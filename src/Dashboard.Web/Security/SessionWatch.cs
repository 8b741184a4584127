using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Claims;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>
/// Knows which sign-ins are still good. It looks at the stamps of all accounts and at the sessions that were ended, once in each
/// <see cref="SecurityOptions.Revalidation"/>, two statements whatever the number of requests, circuits and connections; each of these
/// asks here. Only what seems to be over is looked up by itself, as it may be newer than the last look.
/// </summary>
internal sealed partial class SessionWatch(
    IServiceScopeFactory scopes, IOptions<SecurityOptions> security, IOptions<IdentityOptions> identity, TimeProvider clock, ILogger<SessionWatch> logger) : BackgroundService
{
    /// <summary>How long a look is trusted when the next ones fail.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SeenInterval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, bool> _seen = new();
    private readonly ConcurrentDictionary<string, (ClaimsPrincipal User, Action End)> _connections = new(StringComparer.Ordinal);
    private volatile Look? _last;

    /// <summary>Whether a sign-in is still good: nobody ended it, and the account is as it was when it began.</summary>
    public async Task<bool> IsGoodAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!TryRead(user, out var userId, out var sessionId, out var stamp))
        {
            return false;
        }

        var good = _last is { } last && clock.GetUtcNow() - last.At < Trust && last.IsGood(userId, sessionId, stamp)
            || await LookUpAsync(userId, sessionId, stamp, cancellationToken);
        if (good)
        {
            _seen.TryAdd(sessionId, true);
        }

        return good;
    }

    /// <summary>Ends a connection as soon as its sign-in is over.</summary>
    public void Attach(string connection, ClaimsPrincipal user, Action end) => _connections[connection] = (user, end);

    /// <summary>Forgets a connection that has ended.</summary>
    public void Detach(string connection) => _connections.TryRemove(connection, out _);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var noted = clock.GetUtcNow();
        try
        {
            using var timer = new PeriodicTimer(security.Value.Revalidation);
            do
            {
                try
                {
                    await LookAsync(stoppingToken);
                    if (clock.GetUtcNow() - noted >= SeenInterval)
                    {
                        noted = clock.GetUtcNow();
                        await NoteSeenAsync(noted, stoppingToken);
                    }
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFault(fault);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends, and every connection with it.
            return;
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var now = clock.GetUtcNow();
        var stamps = await db.Users.AsNoTracking().Where(account => account.IsActive).Select(account => new { account.Id, account.SecurityStamp }).ToListAsync(cancellationToken);
        var ended = await db.StaffSessions.AsNoTracking().Where(session => session.EndedAt != null && session.ExpiresAt > now).Select(session => session.Id).ToListAsync(cancellationToken);
        _last = new Look(now, stamps.ToFrozenDictionary(row => row.Id, row => row.SecurityStamp), ended.ToFrozenSet());
        foreach (var (connection, (user, end)) in _connections)
        {
            if (!await IsGoodAsync(user, cancellationToken))
            {
                Detach(connection);
                end();
            }
        }
    }

    private async Task<bool> LookUpAsync(Guid userId, Guid sessionId, string stamp, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        return await db.StaffSessions.AnyAsync(
            session => session.Id == sessionId && session.UserId == userId && session.EndedAt == null
                && db.Users.Any(account => account.Id == userId && account.IsActive && account.SecurityStamp == stamp),
            cancellationToken);
    }

    private async Task NoteSeenAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seen = _seen.Keys.ToList();
        if (seen.Count == 0)
        {
            return;
        }

        seen.ForEach(id => _seen.TryRemove(id, out _));
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<WriteDbContext>().StaffSessions.Where(session => seen.Contains(session.Id) && session.EndedAt == null);
        var until = now + security.Value.Session;
        await sessions.Where(session => !session.IsProgram && session.ExpiresAt < until)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now).SetProperty(session => session.ExpiresAt, until), cancellationToken);
        await sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancellationToken);
    }

    private bool TryRead(ClaimsPrincipal user, out Guid userId, out Guid sessionId, out string stamp)
    {
        stamp = user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) ?? "";
        sessionId = Guid.Empty;
        return Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out userId)
            && Guid.TryParse(user.FindFirstValue(StaffClaims.Session), out sessionId)
            && stamp.Length > 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sign-ins could not be looked at; until they can, each is looked up by itself.")]
    private partial void LogFault(Exception exception);

    /// <summary>What was found at an instant.</summary>
    private sealed record Look(DateTimeOffset At, FrozenDictionary<Guid, string?> Stamps, FrozenSet<Guid> Ended)
    {
        public bool IsGood(Guid userId, Guid sessionId, string stamp) => Stamps.TryGetValue(userId, out var now) && now == stamp && !Ended.Contains(sessionId);
    }
}
