using Dashboard.Domain;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Api;

/// <summary>
/// A browser sends its cookie along whoever wrote the page. A command that brings a cookie instead of a token is taken only from a page of ours.
/// </summary>
internal static class CrossSite
{
    public static ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsForeign(context.HttpContext)
            ? ValueTask.FromResult<object?>(Problems.Of(new Refusal(RefusalKind.Forbidden, "cross-site", "This was sent by a page of another site.")))
            : next(context);

    internal static bool IsForeign(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || Schemes.Choose(context) != IdentityConstants.ApplicationScheme || context.User.Identity?.IsAuthenticated != true)
        {
            return false;
        }

        string? site = request.Headers["Sec-Fetch-Site"];
        string? origin = request.Headers.Origin;
        return site is not (null or "same-origin" or "none") || (origin is not null && origin != $"{request.Scheme}://{request.Host}");
    }
}
