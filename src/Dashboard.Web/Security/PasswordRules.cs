using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Security;

internal static class PasswordRules
{
    /// <summary>Why a password is too weak; nothing when it is not.</summary>
    public static async Task<IdentityResult?> WeaknessOfAsync(this UserManager<StaffAccount> users, StaffAccount account, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, account, password) is { Succeeded: false } weak)
            {
                return weak;
            }
        }

        return null;
    }
}
