using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Security;

/// <summary>Why a password was not changed.</summary>
internal enum PasswordFault
{
    /// <summary>The present one is wrong.</summary>
    Present,

    /// <summary>Too many failures: wait.</summary>
    Wait,

    /// <summary>The new one is too short.</summary>
    Password,

    /// <summary>The two new ones differ.</summary>
    Differs,

    /// <summary>The account changed meanwhile.</summary>
    Changed,
}

/// <summary>Lets whoever is signed in set another password, once they have shown that they know the present one.</summary>
internal sealed class OwnPassword(UserManager<StaffAccount> users, IPasswordHasher<StaffAccount> hasher, SignInService signIn, ICommandSender sender)
{
    /// <summary>Sets another password, which ends every sign-in.</summary>
    /// <returns>Why not; nothing when it is set.</returns>
    public async Task<PasswordFault?> ChangeAsync(StaffAccount account, string present, string password, string again, Origin origin, CancellationToken cancellationToken)
    {
        if (await signIn.ConfirmAsync(account, present, origin) is var answer and not SignInAnswer.Welcome)
        {
            return answer is SignInAnswer.Wait ? PasswordFault.Wait : PasswordFault.Present;
        }

        if (password != again)
        {
            return PasswordFault.Differs;
        }

        if (await users.WeaknessOfAsync(account, password) is not null)
        {
            return PasswordFault.Password;
        }

        var command = new SetPassword(account.Id) { PasswordHash = hasher.HashPassword(account, password), Stamp = account.SecurityStamp! };
        var outcome = await sender.SendAsync(command, account.AsActor(), cancellationToken);
        return outcome.IsAccepted ? null : PasswordFault.Changed;
    }
}
