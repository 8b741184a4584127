using System.Security.Cryptography;
using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// How a member of staff signs in: what ASP.NET Core Identity keeps of them. It lies in the same row as <see cref="User"/>, the
/// aggregate: name, e-mail, role and status belong to the aggregate alone and are changed by its commands, stand in the log and are
/// only read here; password, stamps and failures belong to Identity alone and never stand in the log. One row, so the two are never
/// of two minds; and as each writes with the concurrency tokens of both, neither overwrites what the other did meanwhile.
/// </summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    private const int StampLength = 20;

    /// <summary>Name that screens and the log show.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the member may do.</summary>
    public Role Role { get; private set; }

    /// <summary>Whether the member may sign in.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Whether the member has set a password.</summary>
    public bool HasJoined { get; private set; }

    /// <summary>The member as the log knows them; there only when it was asked for.</summary>
    public StaffUser User { get; private init; } = null!;

    /// <summary>The account of a new member, who cannot sign in yet.</summary>
    public static StaffAccount Of(StaffUser user)
    {
        var account = new StaffAccount { Id = user.Id, User = user, LockoutEnabled = true };
        account.Follow();
        account.EndSignIns();
        return account;
    }

    /// <summary>Takes over what the aggregate says, after a command has changed it.</summary>
    public void Follow()
    {
        (Name, Role, IsActive, HasJoined) = (User.Name, User.Role, User.IsActive, User.HasJoined);
        (Email, NormalizedEmail) = (User.Email, User.NormalizedEmail);
        (UserName, NormalizedUserName) = (User.Email, User.NormalizedEmail);
    }

    /// <summary>Nobody signs in with it any more: password, phone and every other means are gone. What lies in other tables is the caller's to delete.</summary>
    public void Forget()
    {
        Follow();
        EndSignIns();
        (PasswordHash, PhoneNumber, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled) = (null, null, false, false, false);
    }

    /// <summary>Ends every sign-in and every link that was given out: they all carry the stamp of their time.</summary>
    public void EndSignIns()
    {
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(StampLength));
        ConcurrencyStamp = Guid.NewGuid().ToString();
    }
}
