using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Security;

/// <summary>Why an invitation was not taken up.</summary>
internal enum InvitationFault
{
    /// <summary>Forged, used, too old, or followed by another; nobody learns which.</summary>
    Link,

    /// <summary>The password is too short.</summary>
    Password,

    /// <summary>The two passwords differ.</summary>
    Differs,
}

/// <summary>Lets the invited set their first password, with the link that they were sent.</summary>
internal sealed class Invitations(UserManager<StaffAccount> users, IPasswordHasher<StaffAccount> hasher, ICommandSender sender)
{
    /// <summary>Who may set a password with a link; nobody when it is not good.</summary>
    public async Task<StaffAccount?> FindAsync(string? user, string? token) =>
        Guid.TryParse(user, out var id) && !string.IsNullOrEmpty(token)
        && await users.FindByIdAsync(id.ToString()) is { IsActive: true, HasJoined: false } account
        && await users.VerifyUserTokenAsync(account, InvitationTokenProvider.ProviderName, InvitationTokenProvider.Purpose, token)
            ? account
            : null;

    /// <summary>Sets the password.</summary>
    /// <returns>Why not; nothing when it is set.</returns>
    public async Task<InvitationFault?> AcceptAsync(string? user, string? token, string password, CancellationToken cancellationToken)
    {
        if (await FindAsync(user, token) is not { } account)
        {
            return InvitationFault.Link;
        }

        if (await users.WeaknessOfAsync(account, password) is not null)
        {
            return InvitationFault.Password;
        }

        var command = new SetPassword(account.Id) { PasswordHash = hasher.HashPassword(account, password), Stamp = account.SecurityStamp! };
        var outcome = await sender.SendAsync(command, account.AsActor(), cancellationToken);
        return outcome.IsAccepted ? null : InvitationFault.Link;
    }
}
