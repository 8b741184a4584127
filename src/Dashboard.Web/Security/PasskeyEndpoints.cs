using System.Net.Mime;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Security;

/// <summary>What the script of passkeys asks for, and where the pages that have them post their forms.</summary>
internal static class PasskeyEndpoints
{
    public const string Page = "/profile/passkeys";

    /// <summary>Longest answer of an authenticator that is read: they are some thousand characters long.</summary>
    private const int LongestAnswer = 64 * 1024;

    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        // The token is checked by hand (PostedForm).
        var account = routes.MapGroup("/account").DisableAntiforgery().ExcludeFromDescription();
        account.MapPost("/passkey/begin", BeginSignInAsync).AllowAnonymous();
        account.MapPost("/passkey/sign-in", SignInAsync).AllowAnonymous();
        account.MapPost("/passkeys/begin", BeginAddAsync);
        account.MapPost("/passkeys/add", AddAsync);
        account.MapPost("/passkeys/rename", RenameAsync);
        account.MapPost("/passkeys/remove", RemoveAsync);
    }

    private static async Task<IResult> BeginSignInAsync(HttpContext context, IAntiforgery antiforgery, Passkeys passkeys) =>
        await PostedForm.ReadAsync(context, antiforgery) is not null
            ? Json(await passkeys.BeginSignInAsync(context))
            : No("The page was open for too long. Load it again.");

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, SignInService signIn)
    {
        if (await PostedForm.ReadAsync(context, antiforgery) is not { } form)
        {
            return Results.LocalRedirect(AccountEndpoints.Back("expired", LocalPath.OrHome(context.Request.Query["returnUrl"])));
        }

        var returnUrl = LocalPath.OrHome(form["returnUrl"]);
        var (answer, user) = await signIn.CheckPasskeyAsync(Credential(form), context);
        if (answer is not SignInAnswer.Welcome)
        {
            return Results.LocalRedirect(AccountEndpoints.Back(answer is SignInAnswer.Wait ? "locked" : "passkey", returnUrl));
        }

        await signIn.SignInAsync(user!, AccountEndpoints.Remembers(form), context, withPasskey: true);
        return Results.LocalRedirect(returnUrl);
    }

    /// <summary>Asks for the password first: whoever finds a browser open must not leave a key of their own there.</summary>
    private static Task<IResult> BeginAddAsync(HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, SignInService signIn, Passkeys passkeys) =>
        ProfileEndpoints.WithAccountAsync(
            context, antiforgery, users,
            async (account, form) => await signIn.ConfirmAsync(account, form["present"].ToString(), RequestOrigins.Of(context)) is SignInAnswer.Welcome
                ? Json(await passkeys.BeginAddAsync(account, context))
                : No("The password is wrong, or there were too many tries."),
            () => No("The page was open for too long. Load it again."));

    private static Task<IResult> AddAsync(HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, Passkeys passkeys) =>
        ProfileEndpoints.WithAccountAsync(context, antiforgery, users, Page, async (account, form) =>
            Results.LocalRedirect(await passkeys.AddAsync(account, form["name"].ToString(), Credential(form), context) is { } refusal
                ? Page + QueryString.Create("fault", refusal.Code)
                : $"{Page}?done=added"));

    private static Task<IResult> RenameAsync(HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, ICommandSender sender) =>
        ProfileEndpoints.WithAccountAsync(context, antiforgery, users, Page, async (account, form) =>
        {
            var renamed = await sender.SendAsync(new RenamePasskey(account.Id, Key(form), form["name"].ToString()), context.User.ToActor(), context.RequestAborted);
            return Results.LocalRedirect(renamed.Refusal is { } refusal ? Page + QueryString.Create("fault", refusal.Code) : $"{Page}?done=renamed");
        });

    private static Task<IResult> RemoveAsync(HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, ICommandSender sender) =>
        ProfileEndpoints.WithAccountAsync(context, antiforgery, users, Page, async (account, form) =>
        {
            await sender.SendAsync(new RemovePasskey(account.Id, Key(form)), context.User.ToActor(), context.RequestAborted);
            await SignInService.SignInAgainAsync(account.Id, context);
            return Results.LocalRedirect($"{Page}?done=removed");
        });

    /// <summary>Which passkey a form is about; none when it names none.</summary>
    private static Guid Key(IFormCollection form) => Guid.TryParse(form["passkey"], out var id) ? id : Guid.Empty;

    private static string Credential(IFormCollection form) => form["credential"].ToString() is { Length: <= LongestAnswer } answer ? answer : "";

    private static IResult Json(string options) => Results.Text(options, MediaTypeNames.Application.Json);

    private static IResult No(string sentence) => Results.Text(sentence, statusCode: StatusCodes.Status400BadRequest);
}
