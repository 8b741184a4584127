using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Web.Security;

/// <summary>
/// Keeps with the browser, for a few minutes and unreadable to it, what the server asked an authenticator for: the answer is checked
/// against it. One kind cannot be used for another, and taking one ends it.
/// </summary>
internal sealed class PasskeyTicket(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long somebody may look for their device.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const string Cookie = "dashboard.passkey";

    /// <summary>Where the cookie goes.</summary>
    private const string Path = "/account";

    /// <summary>What the asked is for.</summary>
    public enum Purpose
    {
        /// <summary>Somebody who is signed in, and has shown that they know the password, adds one.</summary>
        Add,

        /// <summary>Somebody signs in.</summary>
        SignIn,
    }

    public void Put(HttpContext context, Purpose purpose, string state)
    {
        var kept = $"{clock.GetUtcNow().UtcTicks:D20}{state}";
        context.Response.Cookies.Append(Cookie, Protector(purpose).Protect(kept, Life), Options(context, Life));
    }

    /// <summary>What was asked for, and when.</summary>
    /// <returns>Nothing when nobody asked, it was for something else, or too long ago.</returns>
    public (string State, DateTimeOffset At)? Take(HttpContext context, Purpose purpose)
    {
        if (context.Request.Cookies[Cookie] is not { } kept)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie, Options(context, life: null));
        try
        {
            var told = Protector(purpose).Unprotect(kept);
            return (told[20..], new DateTimeOffset(long.Parse(told.AsSpan(0, 20), System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero));
        }
        catch (CryptographicException)
        {
            // Too old, for something else, or not ours.
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(Purpose purpose) => protection.CreateProtector("Dashboard.Passkeys", purpose.ToString()).ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true, IsEssential = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = Path, MaxAge = life,
    };
}
