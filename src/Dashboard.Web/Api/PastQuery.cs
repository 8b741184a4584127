using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Past;
using Dashboard.Web.Security;

namespace Dashboard.Web.Api;

/// <summary><c>?asOf=</c> in a request: questions are answered as of that moment, and commands are refused.</summary>
internal static class PastQuery
{
    /// <summary>Name of the parameter.</summary>
    public const string Name = "asOf";

    /// <summary>Looks from the moment that the request names, if there is a view as of it.</summary>
    public static async ValueTask<object?> LookBackAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Query.TryGetValue(Name, out var text))
        {
            return await next(context);
        }

        // A plus in an address is a blank by the time it is read.
        if (PastCookie.Parse(text.ToString().Replace(' ', '+')) is not { } past)
        {
            return Problems.Invalid([new FieldFault(Name, $"{Name} must be an instant such as 2026-03-03T14:00:00Z.")]);
        }

        var views = await http.RequestServices.GetRequiredService<IPastViews>().ListAsync(http.RequestAborted);
        if (!views.Any(view => view.ViewId == past.ViewId && view.IsReady))
        {
            return Problems.Of(Refusal.Rule("view-gone", $"There is no view as of {PastCookie.Text(past.At)}: ask for one with POST /api/views-as-of, and wait until it is ready."));
        }

        http.RequestServices.GetRequiredService<Viewpoint>().LookFrom(past);
        return await next(context);
    }
}
