using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Security;

/// <summary>Passkeys of the staff (W3C, Web Authentication, level 3): what authenticators are asked for, and whether their answers are good.</summary>
internal sealed class Passkeys(
    IPasskeyHandler<StaffAccount> handler, UserManager<StaffAccount> users, WriteDbContext db, PasskeyTicket ticket, ICommandSender sender, TimeProvider clock)
{
    /// <summary>What a browser hands to an authenticator that is to make a passkey. Those that the member has are named, and not made again.</summary>
    public async Task<string> BeginAddAsync(StaffAccount account, HttpContext context)
    {
        var person = new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name };
        var asked = await handler.MakeCreationOptionsAsync(person, context);
        ticket.Put(context, PasskeyTicket.Purpose.Add, asked.AttestationState!);
        return asked.CreationOptionsJson;
    }

    /// <summary>Keeps the passkey that an authenticator has made.</summary>
    /// <returns>Why not; nothing when it is kept.</returns>
    public async Task<Refusal?> AddAsync(StaffAccount account, string name, string credential, HttpContext context)
    {
        if (ticket.Take(context, PasskeyTicket.Purpose.Add) is not { } asked)
        {
            return Refusal.Rule("passkey-late", "That took too long.");
        }

        var shown = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = credential, AttestationState = asked.State });
        if (!shown.Succeeded || shown.UserEntity.Id != account.Id.ToString())
        {
            return Refusal.Rule("passkey-wrong", "What the device answered is not good.");
        }

        var command = new AddPasskey(account.Id, name) { Shown = shown.Passkey };
        return (await sender.SendAsync(command, context.User.ToActor(), context.RequestAborted)).Refusal;
    }

    /// <summary>What a browser hands to an authenticator that is to sign somebody in. It names nobody: the authenticator knows whose it is.</summary>
    public async Task<string> BeginSignInAsync(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(user: null, context);
        ticket.Put(context, PasskeyTicket.Purpose.SignIn, asked.AssertionState!);
        return asked.RequestOptionsJson;
    }

    /// <summary>Whose passkey an authenticator has shown.</summary>
    /// <returns>Nobody's when it is not good, or was shown before.</returns>
    public async Task<StaffAccount?> FindAsync(string credential, HttpContext context)
    {
        if (ticket.Take(context, PasskeyTicket.Purpose.SignIn) is not { } asked)
        {
            return null;
        }

        var shown = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = credential, AssertionState = asked.State });
        return shown.Succeeded && await UseAsync(shown.User, shown.Passkey, asked.At, context.RequestAborted) ? shown.User : null;
    }

    /// <summary>The passkeys of a member, the newest first.</summary>
    public async Task<IReadOnlyList<StaffPasskey>> OfAsync(Guid userId, CancellationToken cancellationToken) =>
        await db.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == userId).OrderByDescending(passkey => passkey.Id).ToListAsync(cancellationToken);

    /// <summary>
    /// Notes that it was used. What was asked for before its last use was answered already: whoever sends such an answer again has copied
    /// it. Of two who do at once, the second to write is refused, as the account is no longer what it read.
    /// </summary>
    private async Task<bool> UseAsync(StaffAccount account, UserPasskeyInfo passkey, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        var kept = await db.UserPasskeys.SingleAsync(row => row.UserId == account.Id && row.CredentialId == passkey.CredentialId, cancellationToken);
        if (kept.LastUsedAt >= askedAt)
        {
            return false;
        }

        // Identity writes the count of the authenticator with the account, and the row goes with it.
        kept.LastUsedAt = clock.GetUtcNow();
        return (await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded;
    }
}
