using Dashboard.Domain.Staff;

namespace Dashboard.Web.Security;

/// <summary>How screens look on this device: the switch in the bar writes it, and a sign-in puts the member's own wish there.</summary>
internal static class ThemeCookie
{
    /// <summary>Its name; <c>light</c> or <c>dark</c> is in it.</summary>
    public const string Name = "theme";

    /// <summary>Writes what a member wants; who wants it as the device has it keeps what is there.</summary>
    public static void Write(HttpContext context, ScreenTheme theme)
    {
        if (theme is not ScreenTheme.Device)
        {
            context.Response.Cookies.Append(
                Name,
                theme is ScreenTheme.Dark ? "dark" : "light",
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, Secure = context.Request.IsHttps });
        }
    }
}
