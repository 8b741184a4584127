using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Security;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Security;

/// <summary>Where the sign-in page and the sign-out button post their forms. Both send the browser on; neither shows anything.</summary>
internal static class AccountEndpoints
{
    /// <summary>Path of the sign-in page.</summary>
    public const string SignInPage = "/sign-in";

    /// <summary>Path of the page that asks for the code.</summary>
    public const string CodePage = "/sign-in/code";

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        // The token is checked by hand (PostedForm).
        var account = routes.MapGroup("/account").DisableAntiforgery().ExcludeFromDescription();
        account.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        account.MapPost("/sign-in/code", CodeAsync).AllowAnonymous();
        account.MapPost("/invitation", AcceptAsync).AllowAnonymous();
        account.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, SignInService signIn)
    {
        if (await PostedForm.ReadAsync(context, antiforgery) is not { } form)
        {
            return Results.LocalRedirect(Back("expired", LocalPath.OrHome(context.Request.Query["returnUrl"])));
        }

        var returnUrl = LocalPath.OrHome(form["returnUrl"]);
        var (answer, user) = await signIn.CheckAsync(form["email"], form["password"], RequestOrigins.Of(context));
        var remember = Remembers(form);
        if (answer is SignInAnswer.Code)
        {
            await PendingSignIn.BeginAsync(user!, remember, context);
            return Results.LocalRedirect(CodePage + QueryString.Create("returnUrl", returnUrl));
        }

        if (answer is not SignInAnswer.Welcome)
        {
            return Results.LocalRedirect(Back(answer is SignInAnswer.Wait ? "locked" : "failed", returnUrl));
        }

        await signIn.SignInAsync(user!, remember, context);
        return Results.LocalRedirect(returnUrl);
    }

    private static async Task<IResult> CodeAsync(HttpContext context, IAntiforgery antiforgery, SignInService signIn, PendingSignIn pending)
    {
        if (await PostedForm.ReadAsync(context, antiforgery) is not { } form || await pending.FindAsync(context) is not ({ } user, var remember))
        {
            return Results.LocalRedirect(Back("expired", LocalPath.OrHome(context.Request.Query["returnUrl"])));
        }

        var returnUrl = LocalPath.OrHome(form["returnUrl"]);
        if (await signIn.CheckCodeAsync(user, form["code"], RequestOrigins.Of(context)) is not SignInAnswer.Welcome)
        {
            return Results.LocalRedirect(CodePage + QueryString.Create("failed", "1").Add("returnUrl", returnUrl));
        }

        await PendingSignIn.EndAsync(context);
        await signIn.SignInAsync(user, remember, context);
        return Results.LocalRedirect(returnUrl);
    }

    /// <summary>Sets the first password, and leads to the sign-in: whoever has the link alone is not signed in by it.</summary>
    private static async Task<IResult> AcceptAsync(HttpContext context, IAntiforgery antiforgery, Invitations invitations)
    {
        if (await PostedForm.ReadAsync(context, antiforgery) is not { } form)
        {
            return Results.LocalRedirect(InvitationLinks.Page);
        }

        var (user, token) = (form["user"].ToString(), form["token"].ToString());
        if (user.Length + token.Length > InvitationLinks.Longest)
        {
            return Results.LocalRedirect(InvitationLinks.Page);
        }

        var password = form["password"].ToString();
        var fault = password == form["again"] ? await invitations.AcceptAsync(user, token, password, context.RequestAborted) : InvitationFault.Differs;
        return Results.LocalRedirect(fault is null
            ? $"{SignInPage}?joined=1"
            : InvitationLinks.Page + QueryString.Create("user", user).Add("token", token).Add("fault", fault.Value.ToString()));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, ICommandSender sender, SecurityJournal journal)
    {
        if (await PostedForm.ReadAsync(context, antiforgery) is not null)
        {
            // Whoever copied the cookie is signed out too.
            if (context.User.SessionId() is { } session)
            {
                var actor = context.User.ToActor();
                await sender.SendAsync(new EndSessions(actor.Id, session, IsSignOut: true), actor, context.RequestAborted);
                journal.SignedOut(actor);
            }

            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            PastCookie.Set(context, at: null);
            return Results.LocalRedirect(SignInPage);
        }

        return Results.LocalRedirect("/");
    }

    /// <summary>Whether whoever signs in stays signed in when the browser is closed.</summary>
    public static bool Remembers(IFormCollection form) => form["rememberMe"] is [.., "true" or "on" or "True"];

    /// <summary>The sign-in page again: <c>failed</c> is always there, <c>locked</c>, <c>expired</c> or <c>passkey</c> says more.</summary>
    public static string Back(string why, string returnUrl) =>
        QueryString.Create([new("failed", "1"), .. why is "failed" ? [] : new KeyValuePair<string, string?>[] { new(why, "1") }, new("returnUrl", returnUrl)])
            .Value!.Insert(0, SignInPage);
}
