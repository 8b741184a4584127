using System.Security.Claims;
using Dashboard.Domain;
using Dashboard.Domain.Security;
using Dashboard.WriteSide.Security;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>What became of a sign-in. There is one word for all that is wrong: nobody learns whether the account exists.</summary>
internal enum SignInAnswer
{
    /// <summary>The person is who they say.</summary>
    Welcome,

    /// <summary>The password is right; a code of the person's device is to come.</summary>
    Code,

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
    SecondFactor second,
    Passkeys passkeys,
    WriteDbContext db,
    DummyAccount dummy,
    FailureLimits limits,
    SecurityJournal journal,
    ILogger<SignInService> logger)
{
    /// <summary>Checks an e-mail and a password.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <returns>The answer, and the account when it is <see cref="SignInAnswer.Welcome"/> or <see cref="SignInAnswer.Code"/>.</returns>
    public async Task<(SignInAnswer Answer, StaffAccount? User)> CheckAsync(string? email, string? password, Origin origin)
    {
        var address = origin.Address;
        var account = users.NormalizeEmail(email?.Trim()) ?? "";
        if (limits.HasToWait(account, address))
        {
            LogWait(address);
            return (SignInAnswer.Wait, null);
        }

        var user = account.Length is 0 or > 254 || account.Contains('\0', StringComparison.Ordinal) ? null : await users.FindByEmailAsync(account);
        var fault = SignInFault.UnknownAccount;
        var wasLocked = user is not null && await users.IsLockedOutAsync(user);
        if (user is not null && (await signIn.CheckPasswordSignInAsync(user, password ?? "", lockoutOnFailure: true)) is { } result)
        {
            if (result.Succeeded)
            {
                return (user.TwoFactorEnabled ? SignInAnswer.Code : SignInAnswer.Welcome, user);
            }

            fault = result.IsNotAllowed ? SignInFault.NotAllowed : wasLocked ? SignInFault.LockedOut : SignInFault.WrongPassword;
            if (result.IsLockedOut && !wasLocked)
            {
                journal.LockedOut(user.Id, user.LockoutEnd, origin);
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
        journal.Failed(user?.Id, fault, origin);
        LogFailure(address);
        return (SignInAnswer.Wrong, null);
    }

    /// <summary>Checks the code of somebody whose password was right. A wrong one counts like a wrong password.</summary>
    public async Task<SignInAnswer> CheckCodeAsync(StaffAccount user, string? code, Origin origin)
    {
        var address = origin.Address;
        var account = user.NormalizedEmail ?? "";
        if (limits.HasToWait(account, address) || await users.IsLockedOutAsync(user))
        {
            LogWait(address);
            return SignInAnswer.Wait;
        }

        if (user.IsActive && await second.IsGoodAsync(user, code))
        {
            await users.ResetAccessFailedCountAsync(user);
            return SignInAnswer.Welcome;
        }

        await users.AccessFailedAsync(user);
        journal.Failed(user.Id, SignInFault.WrongCode, origin);
        limits.Failed(account, address);
        LogFailure(address);
        return SignInAnswer.Wrong;
    }

    /// <summary>
    /// Checks what an authenticator has answered. A passkey needs no code besides: the device has made sure of its owner. Whoever is locked
    /// out or deactivated is told the same as who has a passkey that is not good.
    /// </summary>
    public async Task<(SignInAnswer Answer, StaffAccount? User)> CheckPasskeyAsync(string credential, HttpContext context)
    {
        var origin = RequestOrigins.Of(context);
        if (limits.HasToWait(account: null, origin.Address))
        {
            LogWait(origin.Address);
            return (SignInAnswer.Wait, null);
        }

        var user = await passkeys.FindAsync(credential, context);
        var fault = user switch
        {
            null => SignInFault.WrongPasskey,
            _ when !await signIn.CanSignInAsync(user) => SignInFault.NotAllowed,
            _ when await users.IsLockedOutAsync(user) => SignInFault.LockedOut,
            _ => (SignInFault?)null,
        };
        if (fault is null)
        {
            return (SignInAnswer.Welcome, user);
        }

        limits.Failed(account: null, origin.Address);
        journal.Failed(user?.Id, fault.Value, origin);
        LogFailure(origin.Address);
        return (SignInAnswer.Wrong, null);
    }

    /// <summary>Lets somebody who is signed in show that they know the password. A wrong one counts like one at a sign-in, and is noted.</summary>
    public async Task<SignInAnswer> ConfirmAsync(StaffAccount user, string password, Origin origin)
    {
        var (account, address) = (user.NormalizedEmail ?? "", origin.Address);
        if (limits.HasToWait(account, address))
        {
            LogWait(address);
            return SignInAnswer.Wait;
        }

        var wasLocked = await users.IsLockedOutAsync(user);
        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return SignInAnswer.Welcome;
        }

        journal.Failed(user.Id, wasLocked ? SignInFault.LockedOut : SignInFault.WrongPassword, origin);
        if (result.IsLockedOut && !wasLocked)
        {
            journal.LockedOut(user.Id, user.LockoutEnd, origin);
        }

        limits.Failed(account, address);
        LogFailure(address);
        return SignInAnswer.Wrong;
    }

    /// <summary>Begins a session of a program, and says who the account is.</summary>
    public Task<ClaimsPrincipal> PrincipalAsync(StaffAccount user, HttpContext context) => sessions.BeginAsync(user, isProgram: true, context);

    /// <summary>Begins a session of a browser, with a cookie that takes the place of whatever it had.</summary>
    public async Task SignInAsync(StaffAccount user, bool remember, HttpContext context, bool withPasskey = false)
    {
        ThemeCookie.Write(context, await db.StaffUsers.Where(member => member.Id == user.Id).Select(member => member.Theme).SingleAsync(context.RequestAborted));
        await context.SignInAsync(
            IdentityConstants.ApplicationScheme,
            await sessions.BeginAsync(user, isProgram: false, context, withPasskey),
            new AuthenticationProperties { IsPersistent = remember });
    }

    /// <summary>Signs somebody in anew who has changed their own account, which ended every sign-in, this one too.</summary>
    public static async Task SignInAgainAsync(Guid userId, HttpContext context)
    {
        // A scope of its own: the account that was read before the change is not the one that is there now.
        await using var scope = context.RequestServices.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<UserManager<StaffAccount>>().FindByIdAsync(userId.ToString()) is { IsActive: true } account)
        {
            var remember = (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.IsPersistent == true;
            await services.GetRequiredService<SignInService>().SignInAsync(account, remember, context);
        }
    }

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
