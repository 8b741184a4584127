using System.Text.Encodings.Web;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Security;

/// <summary>The authenticator app of whoever is signed in: a key that the app gets, and codes for the day on which the app is gone.</summary>
internal sealed class SecondFactor(UserManager<StaffAccount> users, ICommandSender sender)
{
    private const string Issuer = "Dashboard";

    private const int RecoveryCodes = 10;

    /// <summary>Where Identity keeps the key.</summary>
    private const string KeyProvider = "[AspNetUserStore]";

    private const string KeyName = "AuthenticatorKey";

    /// <summary>Where the last codes are kept that signed somebody in.</summary>
    private const string UsedName = "UsedCodes";

    /// <summary>Codes that Identity takes at one moment: that of now, and those of the two half minutes before and after.</summary>
    private const int CodesAtOnce = 5;

    /// <summary>Makes a key for an app; one that is in use stays.</summary>
    public async Task BeginAsync(StaffAccount account)
    {
        if (!account.TwoFactorEnabled)
        {
            await users.SetAuthenticationTokenAsync(account, KeyProvider, KeyName, users.GenerateNewAuthenticatorKey());
        }
    }

    /// <summary>The key that an app is to get; nothing before <see cref="BeginAsync"/>, and once the app has shown that it has it.</summary>
    public async Task<string?> PendingKeyAsync(StaffAccount account) => account.TwoFactorEnabled ? null : await users.GetAuthenticatorKeyAsync(account);

    /// <summary>The key as an app reads it from a picture.</summary>
    public static string UriOf(StaffAccount account, string key) =>
        $"otpauth://totp/{Issuer}:{UrlEncoder.Default.Encode(account.Email ?? "")}?secret={key}&issuer={Issuer}&digits=6";

    /// <summary>Asks for codes from now on, once the app has shown that it has the key. It ends every sign-in.</summary>
    /// <returns>The recovery codes, which are shown this once; nothing when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> EnableAsync(StaffAccount account, string? code, CancellationToken cancellationToken)
    {
        var digits = Digits(code);
        if (account.TwoFactorEnabled || !await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            return null;
        }

        var codes = await NewCodesAsync(account);
        var outcome = await sender.SendAsync(new ChangeSecondFactor(account.Id, IsOn: true), account.AsActor(), cancellationToken);
        return outcome.IsAccepted ? codes : null;
    }

    /// <summary>Makes other recovery codes; those before are good no more.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(StaffAccount account) => [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];

    /// <summary>Recovery codes that are left.</summary>
    public Task<int> CodesLeftAsync(StaffAccount account) => users.CountRecoveryCodesAsync(account);

    /// <summary>Asks for no codes any more. It ends every sign-in.</summary>
    public async Task DisableAsync(StaffAccount account, CancellationToken cancellationToken) =>
        await sender.SendAsync(new ChangeSecondFactor(account.Id, IsOn: false), account.AsActor(), cancellationToken);

    /// <summary>Whether a code is good: of the app, or one of the recovery codes. Either is good once (RFC 6238, section 5.2).</summary>
    public async Task<bool> IsGoodAsync(StaffAccount account, string? code) =>
        await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Digits(code))
            ? await UseUpAsync(account, Digits(code))
            : (await users.RedeemTwoFactorRecoveryCodeAsync(account, (code ?? "").Trim().ToUpperInvariant())).Succeeded;

    /// <summary>Notes a code as used; of two who use one at once, the second to write is refused, as the account is no longer what it read.</summary>
    private async Task<bool> UseUpAsync(StaffAccount account, string code)
    {
        var used = (await users.GetAuthenticationTokenAsync(account, KeyProvider, UsedName) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return !used.Contains(code)
            && (await users.SetAuthenticationTokenAsync(account, KeyProvider, UsedName, string.Join(' ', used.Append(code).TakeLast(CodesAtOnce)))).Succeeded;
    }

    /// <summary>People type the code with the gap that their app shows.</summary>
    private static string Digits(string? code) => string.Concat((code ?? "").Where(char.IsAsciiDigit));
}
