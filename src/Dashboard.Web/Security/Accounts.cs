using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Security;

/// <summary>Makes accounts whose password is known beforehand: the first ones, and those of tests. Everybody else is invited.</summary>
internal sealed class Accounts(ICommandSender sender, UserManager<StaffAccount> users, WriteDbContext db)
{
    /// <summary>Takes somebody in and sets the password; who is there and has none gets this one.</summary>
    /// <returns>Why not; nothing when it is done.</returns>
    public async Task<string?> AddAsync(string email, string name, Role role, string password, CancellationToken cancellationToken)
    {
        if (await users.WeaknessOfAsync(new StaffAccount(), password) is { } weak)
        {
            return Sentences(weak);
        }

        var outcome = await sender.SendAsync(new CreateUser(name, email, role, Invite: false), Actor.System, cancellationToken);
        var account = await users.FindByEmailAsync(email);
        if (account is null || account.PasswordHash is not null)
        {
            return outcome.Refusal?.Sentence ?? "Somebody else was faster.";
        }

        var result = await users.AddPasswordAsync(account, password);
        return result.Succeeded ? null : Sentences(result);
    }

    /// <summary>Writes into the log who had an account before the log knew of the staff.</summary>
    public async Task AdoptAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await db.StaffUsers.Where(user => user.Version == 0).Select(user => user.Id).ToListAsync(cancellationToken))
        {
            await sender.SendAsync(new AdoptUser(id), Actor.System, cancellationToken);
        }
    }

    private static string Sentences(IdentityResult result) => string.Join(" ", result.Errors.Select(error => error.Description));
}

/// <summary>Who may sign in at all: whoever is not deactivated.</summary>
internal sealed class OnlyTheActive : IUserConfirmation<StaffAccount>
{
    public Task<bool> IsConfirmedAsync(UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult(user.IsActive);
}
