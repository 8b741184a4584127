using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>Forms that no browser sends and addresses that nobody types: every form and every page stays well.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class HostileFormTests(DashboardServer server)
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_ThatNoBrowserSends_IsNoFaultOfTheProgram()
    {
        using var browser = server.NewBrowser();
        await browser.SignInAsync(await server.AddAccountAsync(Role.Viewer));
        var token = $"__RequestVerificationToken={Uri.EscapeDataString(await browser.FormTokenAsync("/profile"))}";
        var (wrong, sent) = (new List<string>(), 0);

        foreach (var form in Paths(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true, "/account/"))
        {
            foreach (var (what, type, body) in Broken(token))
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, form) { Content = new ByteArrayContent(body) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var response = await browser.SendAsync(request, Token);
                sent++;
                if ((int)response.StatusCode >= 500)
                {
                    wrong.Add($"{form}, {what}: {(int)response.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(sent > 200, $"Only {sent} were sent.");
    }

    [Fact]
    public async Task Address_ThatNobodyTypes_IsNoFaultOfTheProgram()
    {
        var things = await KnownThings.MakeAsync(server);
        using var browser = server.NewBrowser();
        await browser.SignInAsync(await server.AddAccountAsync(Role.Administrator));
        var program = await AdministratorAsync();
        var (wrong, asked) = (new List<string>(), 0);
        var documented = (await program.SendAsync(HttpMethod.Get, "/openapi/v1.json", null, System.Net.HttpStatusCode.OK)).GetProperty("paths");

        foreach (var route in ApiRoutes.Of(server).Where(route => !route.Changes))
        {
            var path = things.PathOf(route);
            var known = documented.TryGetProperty(route.Pattern.TrimEnd('/'), out var told) && told.GetProperty("get").TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!).ToList()
                : [];
            foreach (var query in known.SelectMany(name => Values.Select(value => $"{name}={value}")))
            {
                await AskAsync(program, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
            }
        }

        foreach (var page in Paths(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null, "/"))
        {
            foreach (var value in (string[])["%00", "%ED%A0%80", "%", "-1", "99999999999999999999999", "'%22%3E%3Cscript%3E"])
            {
                await AskAsync(browser, $"{page}?q={value}&page={value}&from={value}&status={value}&returnUrl={value}&fault={value}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Take(60)));
        Assert.True(asked > 700, $"Only {asked} were asked.");

        async Task AskAsync(HttpClient client, string address)
        {
            using var response = await client.GetAsync(address, Token);
            asked++;
            if ((int)response.StatusCode >= 500)
            {
                wrong.Add($"{address[..Math.Min(address.Length, 160)]}: {(int)response.StatusCode}");
            }
        }
    }

    /// <summary>What stands for a value in an address, escaped as it goes over the wire.</summary>
    private static string[] Values { get; } =
    [
        "%00", "%ED%A0%80", "%", "-1", "99999999999999999999999", "1e400", "9999-12-31T23:59:59.9999999-14:00", "'%22%3E%3Cscript%3E%F0%9F%98%80", new('x', 4_000),
    ];

    private static IEnumerable<(string What, string Type, byte[] Body)> Broken(string token)
    {
        yield return ("nothing", UrlEncoded, []);
        yield return ("nothing of no type", "", []);
        yield return ("JSON", "application/json", "{}"u8.ToArray());
        yield return ("a form that says it is JSON", "application/json", Bytes(token));
        yield return ("letters of no kind", $"{UrlEncoded}; charset=nonsense", Bytes(token));
        yield return ("letters of UTF-7", $"{UrlEncoded}; charset=utf-7", Bytes(token));
        yield return ("no UTF-8", UrlEncoded, [.. Bytes(token + "&password="), 0xFF, 0xFE, 0xC0]);
        yield return ("broken escapes", UrlEncoded, Bytes($"{token}&password=%&%zz=%u12&=&&&==&name=%00&email=%ED%A0%80&code=%00&user=%00&token=%00&present=%00&again=%00"));
        yield return ("more fields than a form has", UrlEncoded, Bytes(token + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"&f{i}=1"))));
        yield return ("one field a thousand times", UrlEncoded, Bytes(token + string.Concat(Enumerable.Repeat("&password=x", 900))));
        yield return ("a name without end", UrlEncoded, Bytes($"{token}&{new string('x', 5_000)}=1"));
        yield return ("a value without end", UrlEncoded, Bytes($"{token}&password={new string('x', 5_000_000)}"));
        yield return ("long values", UrlEncoded, Bytes(token + string.Concat(((string[])["email", "password", "again", "present", "code", "name", "user", "token", "passkey", "credential", "at"]).Select(name => $"&{name}={new string('9', 60_000)}"))));
        yield return ("parts without a boundary", "multipart/form-data", Bytes(token));
        yield return ("parts with a boundary without end", $"multipart/form-data; boundary={new string('b', 500)}", Bytes(token));
        yield return ("parts that end early", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nvalue"u8.ToArray());
        yield return ("parts without names", "multipart/form-data; boundary=b", "--b\r\n\r\nvalue\r\n--b--\r\n"u8.ToArray());
        yield return ("parts of nonsense", "multipart/form-data; boundary=b", "--b\r\nnonsense\r\n\r\n\r\n--b\r\nContent-Disposition: \0\r\n\r\n--b--"u8.ToArray());
    }

    private IEnumerable<string> Paths(Func<RouteEndpoint, bool> wanted, string under) => server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(wanted).Select(endpoint => Parameter().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), Guid.NewGuid().ToString())).Where(path => path.StartsWith(under, StringComparison.Ordinal)).Distinct();

    /// <summary>An account of its own: it may ask as much as anybody.</summary>
    private async Task<HttpClient> AdministratorAsync()
    {
        var client = server.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await server.TokenAsync(await server.AddAccountAsync(Role.Administrator)));
        return client;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
