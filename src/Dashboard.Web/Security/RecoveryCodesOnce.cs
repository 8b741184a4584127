using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Web.Security;

/// <summary>Carries recovery codes from the request that made them to the page that shows them, once.</summary>
internal sealed class RecoveryCodesOnce(IDataProtectionProvider protection)
{
    private const string Cookie = "dashboard.codes";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Dashboard.RecoveryCodes").ToTimeLimitedDataProtector();

    public void Put(HttpContext context, IReadOnlyList<string> codes) =>
        context.Response.Cookies.Append(Cookie, _protector.Protect(string.Join(' ', codes), Life), Options(context, Life));

    /// <summary>The codes; none when nobody put them, or they were taken.</summary>
    public IReadOnlyList<string> Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } kept)
        {
            return [];
        }

        context.Response.Cookies.Delete(Cookie, Options(context, life: null));
        try
        {
            return _protector.Unprotect(kept).Split(' ');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not ours.
            return [];
        }
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true, IsEssential = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = ProfileEndpoints.AuthenticatorPage, MaxAge = life,
    };
}
