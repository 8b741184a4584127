using Dashboard.Web.Security;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Api;

/// <summary><c>/api/auth</c>: a token for a program. Accounts are made by the staff; nobody registers here.</summary>
internal static class AuthApi
{
    /// <summary>Signing in is neither a command nor a question.</summary>
    public const string Tag = "Sign-in";

    /// <summary>Longest e-mail and password that are looked at.</summary>
    private const int Longest = 1_000;

    public static void MapAuth(this IEndpointRouteBuilder api) =>
        api.MapGroup("/auth").WithTags(Tag).MapPost("/login", LoginAsync).AllowAnonymous().Produces<AccessTokenResponse>()
            .WithSummary("A bearer token for a program. Accounts with an authenticator app also send a code.");

    private static async Task<IResult> LoginAsync(Body<LoginBody> body, SignInService signIn, HttpContext context)
    {
        if (body.Unreadable is { } unreadable)
        {
            return unreadable;
        }

        var faults = new Faults();
        faults.AddRange(body.Faults);
        Require(body.Value.Email, "email", "E-mail is required.", faults);
        Require(body.Value.Password, "password", "Password is required.", faults);
        if (faults.Any)
        {
            return Problems.Invalid(faults.Found);
        }

        var (answer, user) = await signIn.CheckAsync(body.Value.Email, body.Value.Password, RequestOrigins.Of(context));
        if (answer is SignInAnswer.Code)
        {
            if (string.IsNullOrWhiteSpace(body.Value.Code))
            {
                return Problems.CodeRequired();
            }

            answer = await signIn.CheckCodeAsync(user!, body.Value.Code, RequestOrigins.Of(context));
        }

        return answer switch
        {
            SignInAnswer.Welcome => Results.SignIn(await signIn.PrincipalAsync(user!, context), authenticationScheme: IdentityConstants.BearerScheme),
            SignInAnswer.Wait => Problems.TooMany("Too many failed sign-ins. Wait a few minutes and try again."),
            _ => Problems.WrongSignIn(),
        };
    }

    private static void Require(string? text, string field, string sentence, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(text) && !faults.Found.Any(fault => fault.Field == field))
        {
            faults.Add(field, sentence);
        }
        else if (text is { Length: > Longest })
        {
            faults.Add(field, $"{field} can have at most {Longest} characters.");
        }
    }
}
