using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Web.Tests.Hosts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>What can be had without signing in, found by asking the application for every endpoint that it has.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class AnonymousTests(DashboardServer server)
{
    /// <summary>Signing in and out, taking up an invitation, health, and what says that something is not there or went wrong; files of the web root beside.</summary>
    private static readonly string[] Open =
        ["/account/invitation", "/account/passkey/begin", "/account/passkey/sign-in", "/account/sign-in", "/account/sign-in/code", "/account/sign-out", "/api/auth/login", "/error", "/health/live", "/health/ready", "/invitation", "/sign-in", "/sign-in/code"];

    [Fact]
    public void Endpoints_OpenToEverybody_AreSignInHealthAndFiles() => Assert.Equal(
        Open,
        Endpoints().Where(endpoint => IsOpen(endpoint) && !IsFile(endpoint)).Select(Path).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task EveryOtherEndpoint_WithoutASignIn_LeadsToItAndShowsNothing()
    {
        using var nobody = server.NewClient();
        var tried = 0;
        foreach (var endpoint in Endpoints().Where(endpoint => !IsOpen(endpoint)))
        {
            var path = Parameter().Replace(Path(endpoint), Guid.NewGuid().ToString());
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                using var response = await nobody.RespondAsync(new HttpMethod(method), path, body: null);
                Assert.True(
                    response.StatusCode is HttpStatusCode.Unauthorized || response.Headers.Location?.AbsolutePath == "/sign-in",
                    $"{method} {path} answered {(int)response.StatusCode} to nobody.");
                tried++;
            }
        }

        Assert.True(tried > 150, $"Only {tried} were tried.");
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct();

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    /// <summary>Style sheets, scripts, fonts and icons: the same for everybody.</summary>
    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    [GeneratedRegex(@"\{\*{0,2}[^}]+\}")]
    private static partial Regex Parameter();
}
