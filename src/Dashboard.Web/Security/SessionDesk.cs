using System.Security.Claims;
using Dashboard.WriteSide.Security;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>Begins sessions: a sign-in always gets a new one, whatever the browser brought along.</summary>
internal sealed class SessionDesk(SignInManager<StaffAccount> signIn, WriteDbContext db, IOptions<SecurityOptions> security, SecurityJournal journal, TimeProvider clock)
{
    /// <summary>How long a sign-in lasts; a browser's moves on while it is used, as its cookie does.</summary>
    private TimeSpan LifeOf(bool isProgram) => isProgram ? security.Value.Token : security.Value.Session;

    /// <summary>Begins a session.</summary>
    /// <returns>Who the account is, as the claims of a sign-in, with the session in them.</returns>
    public async Task<ClaimsPrincipal> BeginAsync(StaffAccount account, bool isProgram, HttpContext context, bool withPasskey = false)
    {
        var now = clock.GetUtcNow();
        var session = new StaffSession
        {
            Id = Guid.CreateVersion7(),
            UserId = account.Id,
            Stamp = account.SecurityStamp ?? "",
            IsProgram = isProgram,
            Address = Cut(Callers.AddressOf(context), StaffSession.AddressLength),
            Agent = Cut(context.Request.Headers.UserAgent.ToString(), StaffSession.AgentLength),
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + LifeOf(isProgram),
        };
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync(context.RequestAborted);
        var principal = await signIn.CreateUserPrincipalAsync(account);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(StaffClaims.Session, session.Id.ToString()));
        journal.SignedIn(principal.ToActor() with { Origin = RequestOrigins.Of(context) }, isProgram, withPasskey);
        return principal;
    }

    private static string Cut(string text, int length)
    {
        var line = string.Concat(text.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)));
        return line.Length <= length ? line : line[..length];
    }
}
