using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Security;

/// <summary>Where the pages about one's own password and authenticator app post their forms, and where pictures are.</summary>
internal static class ProfileEndpoints
{
    public const string ProfilePage = "/profile";

    public const string PasswordPage = "/profile/password";

    public const string AuthenticatorPage = "/profile/authenticator";

    public static void MapProfile(this IEndpointRouteBuilder routes)
    {
        // The token is checked by hand (PostedForm).
        var account = routes.MapGroup("/account").DisableAntiforgery().ExcludeFromDescription();
        account.MapPost("/password", ChangePasswordAsync);
        account.MapPost("/authenticator/begin", BeginAsync);
        account.MapPost("/authenticator/enable", EnableAsync);
        account.MapPost("/authenticator/codes", NewCodesAsync);
        account.MapPost("/authenticator/disable", DisableAsync);
        account.MapGet("/picture/{userId:guid}", PictureAsync);
    }

    private static Task<IResult> ChangePasswordAsync(HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, OwnPassword passwords) =>
        WithAccountAsync(context, antiforgery, users, PasswordPage, async (account, form) =>
        {
            var fault = await passwords.ChangeAsync(account, Text(form, "present"), Text(form, "password"), Text(form, "again"), RequestOrigins.Of(context), context.RequestAborted);
            if (fault is not null)
            {
                return Back(PasswordPage, fault.Value.ToString());
            }

            await SignInService.SignInAgainAsync(account.Id, context);
            return Results.LocalRedirect($"{ProfilePage}?done=password");
        });

    private static Task<IResult> BeginAsync(HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, SecondFactor second) =>
        WithAccountAsync(context, antiforgery, users, AuthenticatorPage, async (account, _) =>
        {
            await second.BeginAsync(account);
            return Results.LocalRedirect(AuthenticatorPage);
        });

    private static Task<IResult> EnableAsync(HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, SecondFactor second, RecoveryCodesOnce once) =>
        WithAccountAsync(context, antiforgery, users, AuthenticatorPage, async (account, form) =>
        {
            if (await second.EnableAsync(account, Text(form, "code"), context.RequestAborted) is not { } codes)
            {
                return Back(AuthenticatorPage, "Code");
            }

            once.Put(context, codes);
            await SignInService.SignInAgainAsync(account.Id, context);
            return Results.LocalRedirect(AuthenticatorPage);
        });

    private static Task<IResult> NewCodesAsync(
        HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, SignInService signIn, SecondFactor second, RecoveryCodesOnce once) =>
        WithAccountAsync(context, antiforgery, users, AuthenticatorPage, async (account, form) =>
        {
            if (await signIn.ConfirmAsync(account, Text(form, "present"), RequestOrigins.Of(context)) is not SignInAnswer.Welcome || !account.TwoFactorEnabled)
            {
                return Back(AuthenticatorPage, "Present");
            }

            once.Put(context, await second.NewCodesAsync(account));
            return Results.LocalRedirect(AuthenticatorPage);
        });

    private static Task<IResult> DisableAsync(HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, SignInService signIn, SecondFactor second) =>
        WithAccountAsync(context, antiforgery, users, AuthenticatorPage, async (account, form) =>
        {
            if (await signIn.ConfirmAsync(account, Text(form, "present"), RequestOrigins.Of(context)) is not SignInAnswer.Welcome)
            {
                return Back(AuthenticatorPage, "Present");
            }

            await second.DisableAsync(account, context.RequestAborted);
            await SignInService.SignInAgainAsync(account.Id, context);
            return Results.LocalRedirect(AuthenticatorPage);
        });

    /// <summary>A picture, for whoever is signed in. Its type is what its bytes said when it was taken, and no browser guesses another.</summary>
    private static async Task<IResult> PictureAsync(Guid userId, HttpContext context, WriteDbContext db)
    {
        if (await db.StaffPictures.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == userId, context.RequestAborted) is not { } picture)
        {
            return Results.NotFound();
        }

        // The digest is part of the address, so another picture has another one.
        context.Response.Headers.CacheControl = "private, max-age=86400";
        return Results.Bytes(picture.Bytes, picture.ContentType);
    }

    /// <summary>Reads the form of whoever is signed in; without its token, the page is shown again.</summary>
    public static Task<IResult> WithAccountAsync(
        HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, string page, Func<StaffAccount, IFormCollection, Task<IResult>> answer) =>
        WithAccountAsync(context, antiforgery, users, answer, () => Results.LocalRedirect(page));

    /// <summary>Reads the form of whoever is signed in, or says something else without its token.</summary>
    public static async Task<IResult> WithAccountAsync(
        HttpContext context, IAntiforgery antiforgery, UserManager<StaffAccount> users, Func<StaffAccount, IFormCollection, Task<IResult>> answer, Func<IResult> otherwise) =>
        await PostedForm.ReadAsync(context, antiforgery) is { } form && await users.FindByIdAsync(context.User.ToActor().Id.ToString()) is { } account
            ? await answer(account, form)
            : otherwise();

    private static string Text(IFormCollection form, string field) => form[field].ToString();

    private static IResult Back(string page, string fault) => Results.LocalRedirect(page + QueryString.Create("fault", fault));
}
