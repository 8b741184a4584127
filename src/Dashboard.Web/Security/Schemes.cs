using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>Cookies for people, tokens for programs.</summary>
internal static class Schemes
{
    private const string HubPath = "/hubs";

    private static readonly string[] ProgramPaths = ["/api", "/openapi", HubPath];

    /// <summary>A request that brings a token is a program's; every other is a browser's.</summary>
    public static string Choose(HttpContext context) =>
        context.Request.Headers.Authorization.Any(value => value?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true) || HubToken(context) is not null
            ? IdentityConstants.BearerScheme
            : IdentityConstants.ApplicationScheme;

    /// <summary>Whether a path is for programs, which are told 401 and 403 instead of being sent to a page.</summary>
    public static bool IsForPrograms(PathString path) => Array.Exists(ProgramPaths, prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    public static void Configure(CookieAuthenticationOptions cookie, IOptions<SecurityOptions> security)
    {
        cookie.Cookie.Name = "dashboard.session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = security.Value.Session;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = cookie.AccessDeniedPath = AccountEndpoints.SignInPage;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync,
            OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized),
            OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden),
        };
    }

    /// <summary>The cookie of whose code is still to come.</summary>
    public static void ConfigurePending(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "dashboard.pending";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (PendingSignIn.Life, false);
    }

    public static void Configure(BearerTokenOptions bearer, IOptions<SecurityOptions> security)
    {
        bearer.BearerTokenExpiration = security.Value.Token;
        bearer.Events = new BearerTokenEvents
        {
            OnMessageReceived = context =>
            {
                // A browser cannot set headers on a web socket, so the hub's clients bring the token in the address.
                context.Token = HubToken(context.HttpContext);
                return Task.CompletedTask;
            },
        };
    }

    private static string? HubToken(HttpContext context) =>
        context.Request.Path.StartsWithSegments(HubPath, StringComparison.OrdinalIgnoreCase) && context.Request.Query["access_token"] is [{ Length: > 0 } token]
            ? token
            : null;

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (IsForPrograms(context.Request.Path) || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
