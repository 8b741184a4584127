using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Hosts;

/// <summary>A route of the API.</summary>
/// <param name="Method">How it is asked.</param>
/// <param name="Pattern">As it is declared, such as <c>/api/orders/{id}/items/{line}</c>.</param>
/// <param name="Body">The record that its body is read into; nothing when it takes none.</param>
internal sealed record ApiRoute(HttpMethod Method, string Pattern, Type? Body)
{
    /// <summary>Whether it changes something.</summary>
    public bool Changes => Method != HttpMethod.Get;

    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>The routes of the API, found by asking the application which there are: a new one is tested by itself.</summary>
internal static class ApiRoutes
{
    public static IReadOnlyList<ApiRoute> Of(DashboardServer server) =>
    [
        .. from endpoint in server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
           let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where pattern.StartsWith("/api/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
           select new ApiRoute(new HttpMethod(method), pattern, endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType),
    ];
}
