using Dashboard.Domain;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Api;

/// <summary>
/// A browser sends its cookie along whoever wrote the page. A command that brings a cookie instead of a token is taken only from a page of
/// ours, and so is a connection to a hub, which no browser keeps the pages of other sites from.
/// </summary>
internal static class CrossSite
{
    private static IResult Refused => Problems.Of(new Refusal(RefusalKind.Forbidden, "cross-site", "This was sent by a page of another site."));

    public static ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        !HttpMethods.IsGet(context.HttpContext.Request.Method) && IsForeign(context.HttpContext) ? ValueTask.FromResult<object?>(Refused) : next(context);

    /// <summary>The same for endpoints that take no filters, however they are asked.</summary>
    public static void RefuseOtherSites(this IEndpointConventionBuilder endpoints) => endpoints.Add(endpoint =>
    {
        var answer = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context => IsForeign(context) ? Refused.ExecuteAsync(context) : answer(context);
    });

    private static bool IsForeign(HttpContext context)
    {
        var request = context.Request;
        if (Schemes.Choose(context) != IdentityConstants.ApplicationScheme || context.User.Identity?.IsAuthenticated != true)
        {
            return false;
        }

        string? site = request.Headers["Sec-Fetch-Site"];
        string? origin = request.Headers.Origin;
        return site is not (null or "same-origin" or "none") || (origin is not null && origin != $"{request.Scheme}://{request.Host}");
    }
}
