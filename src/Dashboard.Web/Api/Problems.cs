using System.Text;
using Dashboard.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Web.Api;

/// <summary>Faults as problem details (RFC 9457): a status, a stable code, a sentence, and for malformed requests every field.</summary>
internal static class Problems
{
    /// <summary>A refusal of the pipeline.</summary>
    public static IResult Of(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Invalid => Invalid(refusal.Faults),
        RefusalKind.Forbidden => Make(StatusCodes.Status403Forbidden, "Not allowed", refusal.Code, refusal.Sentence),
        RefusalKind.NotFound => Make(StatusCodes.Status404NotFound, "Not found", refusal.Code, refusal.Sentence),
        RefusalKind.Conflict => Make(StatusCodes.Status409Conflict, "Refused", refusal.Code, refusal.Sentence),
        RefusalKind.Unavailable => Make(StatusCodes.Status503ServiceUnavailable, "Try again", refusal.Code, refusal.Sentence),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Kind, "There is no such kind of refusal."),
    };

    /// <summary>A malformed request, with the sentences of every field.</summary>
    public static IResult Invalid(IEnumerable<FieldFault> faults)
    {
        var errors = faults.GroupBy(fault => CamelCase(fault.Field))
            .ToDictionary(field => field.Key, field => field.Select(fault => fault.Sentence).Distinct().ToArray());
        var problem = new HttpValidationProblemDetails(errors)
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "Malformed request",
            Detail = string.Join(' ', errors.Values.SelectMany(sentences => sentences)),
        };
        problem.Extensions["code"] = "invalid";
        return Results.Problem(problem);
    }

    /// <summary>A request that could not be read.</summary>
    public static IResult Unreadable(int status, string sentence) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => Make(status, "Too large", "too-large", sentence),
        StatusCodes.Status415UnsupportedMediaType => Make(status, "Wrong content type", "unsupported-media-type", sentence),
        _ => Make(StatusCodes.Status400BadRequest, "Malformed request", "malformed", sentence),
    };

    /// <summary>The caller has to slow down.</summary>
    public static IResult TooMany(string sentence) => Make(StatusCodes.Status429TooManyRequests, "Too many requests", "too-many-requests", sentence);

    /// <summary>E-mail and password do not belong together, or the account may not sign in now: the same words for all of it.</summary>
    public static IResult WrongSignIn() => Make(StatusCodes.Status401Unauthorized, "Not signed in", "wrong-sign-in", "The e-mail or the password is wrong.");

    /// <summary>The password is right, and the account has an authenticator app.</summary>
    public static IResult CodeRequired() => Make(StatusCodes.Status401Unauthorized, "Not signed in", "code-required", "Send the code of your authenticator app as well, or a recovery code.");

    /// <summary>What a path names does not exist.</summary>
    public static IResult NotFound(string kind, Guid id) => Of(Refusal.NotFound(kind, id));

    /// <summary>An answer about a part of something, unless there is no such thing: an empty list would say that there is.</summary>
    /// <param name="answer">The answer; one that is a problem already stays as it is.</param>
    /// <param name="find">Looks for the thing.</param>
    public static async Task<IResult> IfFoundAsync(this IResult answer, Func<Task<IResult>> find) =>
        answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }
        && await find() is IStatusCodeHttpResult { StatusCode: StatusCodes.Status404NotFound } unknown
            ? (IResult)unknown
            : answer;

    /// <summary>Whatever ended without a body: the words for its status.</summary>
    public static IResult OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Make(status, "Malformed request", "malformed", "The request cannot be understood."),
        StatusCodes.Status401Unauthorized => Make(status, "Not signed in", "unauthorized", "Sign in first: POST /api/auth/login answers a token."),
        StatusCodes.Status403Forbidden => Make(status, "Not allowed", "forbidden", "Your role does not reach this."),
        StatusCodes.Status404NotFound => Make(status, "Not found", "not-found", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => Make(status, "Wrong method", "method-not-allowed", "This address does not know this method."),
        StatusCodes.Status413PayloadTooLarge => Unreadable(status, "The request is too large."),
        StatusCodes.Status415UnsupportedMediaType => Unreadable(status, "The body must be JSON (Content-Type: application/json)."),
        StatusCodes.Status503ServiceUnavailable => Make(status, "Not available", "unavailable", "The database does not answer. Try again in a moment."),
        _ => Make(status, "Failed", "failed", "Something went wrong. It was logged."),
    };

    /// <summary>A path of a field as JSON has it: <c>Items[1].Quantity</c> becomes <c>items[1].quantity</c>. The name of a header stays.</summary>
    internal static string CamelCase(string field)
    {
        if (field.Contains('-', StringComparison.Ordinal))
        {
            return field;
        }

        var path = new StringBuilder(field.Length);
        var atStart = true;
        foreach (var letter in field)
        {
            path.Append(atStart ? char.ToLowerInvariant(letter) : letter);
            atStart = letter == '.';
        }

        return path.ToString();
    }

    private static IResult Make(int status, string title, string code, string sentence)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = sentence };
        problem.Extensions["code"] = code;
        return Results.Problem(problem);
    }
}
