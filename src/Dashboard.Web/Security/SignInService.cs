using System.Security.Claims;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>What became of a sign-in. There is one word for all that is wrong: nobody learns whether the account exists.</summary>
internal enum SignInAnswer
{
    /// <summary>The person is who they say.</summary>
    Welcome,

    /// <summary>Unknown account, wrong password, or an account that is locked or deactivated.</summary>
    Wrong,

    /// <summary>Too many failures for this account or from this address; the password was not looked at.</summary>
    Wait,
}

/// <summary>Checks e-mail and password, for the page and for the API alike.</summary>
internal sealed partial class SignInService(
    SignInManager<StaffAccount> signIn,
    SessionDesk sessions,
    UserManager<StaffAccount> users,
    IPasswordHasher<StaffAccount> hasher,
    DummyAccount dummy,
    FailureLimits limits,
    ILogger<SignInService> logger)
{
    /// <summary>Checks an e-mail and a password.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">Where the request comes from.</param>
    /// <returns>The answer, and the account when it is <see cref="SignInAnswer.Welcome"/>.</returns>
    public async Task<(SignInAnswer Answer, StaffAccount? User)> CheckAsync(string? email, string? password, string address)
    {
        var account = users.NormalizeEmail(email?.Trim()) ?? "";
        if (limits.HasToWait(account, address))
        {
            LogWait(address);
            return (SignInAnswer.Wait, null);
        }

        var user = account.Length is 0 or > 254 ? null : await users.FindByEmailAsync(account);
        if (user is not null && (await signIn.CheckPasswordSignInAsync(user, password ?? "", lockoutOnFailure: true)) is { } result)
        {
            if (result.Succeeded)
            {
                return (SignInAnswer.Welcome, user);
            }

            if (result.IsLockedOut || result.IsNotAllowed)
            {
                // The manager does not look at the password of a locked or deactivated account; the time must not tell.
                hasher.VerifyHashedPassword(user, dummy.PasswordHash, password ?? "");
            }
        }
        else
        {
            hasher.VerifyHashedPassword(dummy.User, dummy.PasswordHash, password ?? "");
        }

        limits.Failed(account, address);
        LogFailure(address);
        return (SignInAnswer.Wrong, null);
    }

    /// <summary>Begins a session of a program, and says who the account is.</summary>
    public Task<ClaimsPrincipal> PrincipalAsync(StaffAccount user, HttpContext context) => sessions.BeginAsync(user, isProgram: true, context);

    /// <summary>Begins a session of a browser, with a cookie that takes the place of whatever it had.</summary>
    public async Task SignInAsync(StaffAccount user, bool remember, HttpContext context) => await context.SignInAsync(
        IdentityConstants.ApplicationScheme,
        await sessions.BeginAsync(user, isProgram: false, context),
        new AuthenticationProperties { IsPersistent = remember });

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in from {Address} failed.")]
    private partial void LogFailure(string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in from {Address} has to wait after too many failures.")]
    private partial void LogWait(string address);
}

/// <summary>An account that nobody has: its password is checked where there is no account, so that an answer takes as long either way.</summary>
internal sealed class DummyAccount(IPasswordHasher<StaffAccount> hasher)
{
    public StaffAccount User { get; } = new();

    public string PasswordHash { get; } = hasher.HashPassword(new StaffAccount(), Guid.NewGuid().ToString());
}

/// <summary>Adds to a sign-in what commands and screens need of a member of staff.</summary>
internal sealed class StaffClaimsFactory(UserManager<StaffAccount> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffAccount>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(StaffClaims.Role, user.Role.ToString()));
        identity.AddClaim(new Claim(StaffClaims.DisplayName, string.IsNullOrWhiteSpace(user.Name) ? user.Email ?? "" : user.Name));
        return identity;
    }
}
