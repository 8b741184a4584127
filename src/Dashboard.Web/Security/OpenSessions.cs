using System.Security.Claims;

namespace Dashboard.Web.Security;

/// <summary>Lets whoever's session is over be nobody, whether a cookie or a token brought it: what comes after asks them to sign in.</summary>
internal static class OpenSessions
{
    public static IApplicationBuilder UseOpenSessions(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true }
            && !await context.RequestServices.GetRequiredService<SessionWatch>().IsGoodAsync(context.User, context.RequestAborted))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(context);
    });
}
