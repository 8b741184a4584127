using Dashboard.Web.Security;
using Dashboard.WriteSide.Security;

namespace Dashboard.Web.Api;

/// <summary>Has it noted in the log when somebody who is signed in asks the API for what is not theirs.</summary>
internal static class RefusalNotes
{
    public static async ValueTask<object?> NoteAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var http = context.HttpContext;
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status403Forbidden } && http.User.Identity is { IsAuthenticated: true })
        {
            // The route and not the path: ids and names that were typed are nobody's business.
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            http.RequestServices.GetRequiredService<SecurityJournal>().Refused(http.User.ToActor(), $"{http.Request.Method} {route}");
        }

        return answer;
    }
}
