using System.Globalization;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Past;
using Microsoft.AspNetCore.Antiforgery;

namespace Dashboard.Web.Security;

/// <summary>Keeps in a browser from which moment its person looks, so that it stays through every page and every reload.</summary>
internal static class PastCookie
{
    /// <summary>Where the forms are posted that look back, and that go back to now.</summary>
    public const string Path = "/account/as-of";

    private const string Name = "as-of";
    private const string Form = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>A moment as the cookie and addresses have it.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The moment that a text says; nothing when it says none.</summary>
    public static PastMoment? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new PastMoment(PastView.IdOf(at), PastView.Second(at))
            : null;

    /// <summary>What a browser keeps; nothing for now.</summary>
    public static string? Of(HttpContext context) => context.Request.Cookies[Name];

    /// <summary>Lets the browser keep a moment until it is closed, or forget it.</summary>
    public static void Set(HttpContext context, DateTimeOffset? at)
    {
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true };
        if (at is { } moment)
        {
            context.Response.Cookies.Append(Name, Text(moment), options);
        }
        else
        {
            context.Response.Cookies.Delete(Name, options);
        }
    }

    public static void MapPastCookie(this IEndpointRouteBuilder routes) =>
        // The token is checked by hand (PostedForm).
        routes.MapPost(Path, LookAsync).DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> LookAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (await PostedForm.ReadAsync(context, antiforgery) is { } form)
        {
            Set(context, Parse(form["at"])?.At);
        }

        return Results.LocalRedirect(LocalPath.OrHome(context.Request.Query["returnUrl"]));
    }
}
