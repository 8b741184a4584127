using System.Net;
using Dashboard.Domain;
using Dashboard.Web.Security;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Security;

/// <summary>Where a form may lead to: pages of the dashboard, however an address of another site is dressed up.</summary>
[Collection(ApiCollection.Name)]
public sealed class ReturnAddressTests(DashboardServer server)
{
    /// <summary>Read by a browser, each of these is another site, a script, or no path of ours.</summary>
    private static readonly string[] Elsewhere =
    [
        "", " ", "evil.example", "https://evil.example", "http:evil.example", "https:/evil.example", "https:///evil.example", "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example",
        "\\/evil.example", "/\\/evil.example", "/\t/evil.example", "/\n/evil.example", "/\r\n/evil.example", "/\0/evil.example", "\t//evil.example", " //evil.example", "/a\\..\\..\\evil", "/a\r\nSet-Cookie: dashboard.session=1",
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,<script>1</script>", "~/evil", "?returnUrl=//evil.example", "#//evil.example", "@evil.example", ".evil.example", ":80//evil.example", "orders",
        "/\u0085/evil.example", "／／evil.example", "https%3a%2f%2fevil.example",
    ];

    /// <summary>Odd, and still paths of ours: what is escaped in a path is no slash to a browser.</summary>
    private static readonly string[] Here =
        ["/", "/orders?status=draft", "/%2f%2fevil.example", "/%5cevil.example", "/%2e%2e//evil.example", "/orders?next=//evil.example", "/orders#//evil.example", "/@evil.example", "/a//evil.example", "/kundé?q=é😀", "/orders?q=\u202e"];

    /// <summary>One of each kind, for the forms: each signs somebody in, which takes its time.</summary>
    private static readonly string[] Sent =
        ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "/a\r\nSet-Cookie: dashboard.session=1", "/\0/evil.example", "javascript:alert(1)", "/%2f%2fevil.example", "/kundé?q=é😀", "/" + new string('x', 60_000)];

    public static TheoryData<string> ElsewhereData => new(Elsewhere);

    public static TheoryData<string> HereData => new(Here);

    [Theory]
    [MemberData(nameof(ElsewhereData))]
    public void Address_OfAnotherPlace_IsNotLocal(string address) => Assert.Equal("/", LocalPath.OrHome(address));

    [Theory]
    [MemberData(nameof(HereData))]
    public void Address_OfAPage_IsLocalAndStaysHere(string address)
    {
        Assert.True(LocalPath.IsLocal(address));
        Assert.Equal(address, Uri.UnescapeDataString(address).Any(letter => letter > '~') ? Uri.UnescapeDataString(LocalPath.OrHome(address)) : LocalPath.OrHome(address));
        Assert.True(LandsHere(LocalPath.OrHome(address)) && LocalPath.OrHome(address).All(char.IsAscii));
    }

    [Fact]
    public async Task EveryPlaceThatLeadsOn_LeadsToAPageOfOurs()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        var wrong = new List<string>();
        foreach (var address in Sent)
        {
            using var browser = server.NewBrowser();
            var query = QueryString(address.Length > 4_000 ? address[..4_000] : address);
            foreach (var (what, answerAsync) in new (string What, Func<Task<HttpResponseMessage>> AnswerAsync)[]
            {
                ("the page", () => browser.GetAsync($"/sign-in{query}", TestContext.Current.CancellationToken)),
                ("a sign-in without a token", () => browser.PostFormAsync($"/account/sign-in{query}", ("email", email))),
                ("a code without a token", () => browser.PostFormAsync($"/account/sign-in/code{query}", ("code", "1"))),
                ("a passkey without a token", () => browser.PostFormAsync($"/account/passkey/sign-in{query}", ("credential", "{}"))),
                ("a sign-in", () => browser.SubmitAsync("/sign-in", "/account/sign-in", ("email", email), ("password", DashboardServer.Password), ("returnUrl", address))),
                ("a look back", () => browser.PostFormAsync($"/account/as-of{query}", ("at", ""))),
            })
            {
                using var response = await answerAsync();
                if ((int)response.StatusCode >= 400 || (response.Headers.TryGetValues("Location", out var location) && !LandsHere(location.Single())))
                {
                    wrong.Add($"{what} with {address}: {(int)response.StatusCode} {response.Headers.Location}");
                }

                if (what is "the page" && (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains($"value=\"{WebUtility.HtmlEncode(address)}\"", StringComparison.Ordinal) && !Here.Contains(address))
                {
                    wrong.Add($"the page keeps {address}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("/%5cevil.example")]
    [InlineData("/orders?returnUrl=https://evil.example")]
    public async Task Page_AskedForByNobody_LeadsToOurOwnSignIn(string path)
    {
        using var nobody = server.NewClient();

        using var refused = await nobody.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address.GetLeftPart(UriPartial.Authority) + path)), TestContext.Current.CancellationToken);

        if (refused.Headers.Location is { } location)
        {
            Assert.Equal((server.Address.Authority, "/sign-in"), (new Uri(server.Address, location).Authority, new Uri(server.Address, location).AbsolutePath));
        }
        else
        {
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    /// <summary>Reads a relative address as browsers do: they drop tabs and breaks, trim, and take a backslash for a slash.</summary>
    private bool LandsHere(string location)
    {
        var read = string.Concat(location.Where(letter => letter is not ('\t' or '\n' or '\r'))).Trim([.. Enumerable.Range(0, 33).Select(code => (char)code)]).Replace('\\', '/');
        var own = server.Address.GetLeftPart(UriPartial.Authority) + '/';
        read = read.StartsWith(own, StringComparison.Ordinal) ? read[(own.Length - 1)..] : read;
        return read.StartsWith('/') && !read.StartsWith("//", StringComparison.Ordinal) && new Uri(server.Address, read).Authority == server.Address.Authority;
    }

    private static string QueryString(string address) => Microsoft.AspNetCore.Http.QueryString.Create("returnUrl", address).Value!;
}
