using System.Security.Claims;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Security;

/// <summary>Remembers, in a cookie for a few minutes, whose password was right and whose code is still to come. It lets nobody see anything.</summary>
internal sealed class PendingSignIn(UserManager<StaffAccount> users)
{
    /// <summary>How long somebody may look for their device.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const string Stamp = "stamp";

    public static Task BeginAsync(StaffAccount account, bool remember, HttpContext context) => context.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(Stamp, account.SecurityStamp ?? "")], IdentityConstants.TwoFactorUserIdScheme)),
        new AuthenticationProperties { Items = { [nameof(remember)] = remember ? "1" : "" } });

    /// <summary>Whose code is to come; nobody when nobody's password was right, or the account changed since.</summary>
    public async Task<(StaffAccount? Account, bool Remember)> FindAsync(HttpContext context)
    {
        var pending = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (pending.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await users.FindByIdAsync(id) is not { IsActive: true } account)
        {
            return (null, false);
        }

        return account.SecurityStamp == pending.Principal.FindFirstValue(Stamp)
            ? (account, pending.Properties?.Items.TryGetValue("remember", out var remember) == true && remember == "1")
            : (null, false);
    }

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
