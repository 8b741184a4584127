using System.Net;
using System.Text;
using CsvHelper;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Web.Tests.Hosts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Api;

/// <summary>Files for spreadsheets: no cell of any of them is a formula, whatever people typed or a file brought.</summary>
[Collection(ApiCollection.Name)]
public sealed class ExportTests(DashboardServer server)
{
    /// <summary>What a spreadsheet begins a formula with, or leaves out in front of one.</summary>
    private static readonly string[] Leads = ["=", "+", "-", "@", "\t", "\r"];

    private const string Formula = "HYPERLINK(\"http://evil.example\",A1)";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Each file that can be had, and how one is made that has formulas in it.</summary>
    private Dictionary<string, Func<Task<(HttpClient Client, string Path)>>> Exports => new(StringComparer.Ordinal)
    {
        ["/api/audit/export"] = AuditAsync,
        ["/api/import/{id}/rejected"] = async () => await RejectedAsync(isPage: false),
        ["/import/{id:guid}/rejected"] = async () => await RejectedAsync(isPage: true),
    };

    [Fact]
    public void Endpoints_ThatGiveFiles_AreAllTried() => Assert.Equal(
        server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Any(told => told.ContentTypes.Contains("text/csv")))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct().Order(StringComparer.Ordinal),
        Exports.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task File_OfCellsLikeFormulas_HoldsNone()
    {
        foreach (var (route, makeAsync) in Exports)
        {
            var (client, path) = await makeAsync();
            using var response = await client.RespondAsync(HttpMethod.Get, path, null);
            await response.AssertStatusAsync(HttpStatusCode.OK);
            Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
            var cells = await CellsAsync(await response.Content.ReadAsStreamAsync(Token));

            Assert.Equal([], cells.Where(cell => cell.Length > 0 && Leads.Contains(cell[..1]) && !decimal.TryParse(cell, out _)));

            // They were there, and are what they were but for the apostrophe.
            Assert.True(cells.Count(cell => cell.StartsWith('\'') && cell.Contains(Formula, StringComparison.Ordinal)) >= 3, $"{route} holds {string.Join(" | ", cells)}");
        }
    }

    private async Task<(HttpClient Client, string Path)> AuditAsync()
    {
        var (staff, operators) = (await server.ClientAsync(Role.Staff), await server.ClientAsync(Role.Operator));
        var product = await new ApiShop(staff).ProductAsync();
        var position = "";
        foreach (var (lead, price) in Leads.Select((lead, index) => (lead, 20 + index)))
        {
            using var changed = await staff.RespondAsync(HttpMethod.Patch, $"/api/products/{product}/price", new { price, reason = lead + Formula });
            await changed.AssertStatusAsync(HttpStatusCode.OK);
            position = changed.Position();
        }

        await operators.SendAsync(HttpMethod.Get, "/api/audit?limit=1", null, HttpStatusCode.OK, ("Log-Position", position));
        return (operators, $"/api/audit/export?thing={product}");
    }

    private async Task<(HttpClient Client, string Path)> RejectedAsync(bool isPage)
    {
        var operators = await server.ClientAsync(Role.Operator);
        var lines = Leads.Select(lead => string.Join(',', Enumerable.Repeat($"\"{(lead + Formula).Replace("\"", "\"\"", StringComparison.Ordinal)}\"", 9)));
        using var content = new StringContent($"SubscriptionId,Customer,Plan,Interval,Price,Quantity,Discount,Started,Ended\n{string.Join('\n', lines)}\n", Encoding.UTF8, "text/csv");
        using var begun = await operators.PostAsync(new Uri("/api/import/subscriptions", UriKind.Relative), content, Token);
        await begun.AssertStatusAsync(HttpStatusCode.Accepted);
        var job = begun.Headers.Location!.ToString();
        await Eventually.TrueAsync(
            async () => (await operators.SendAsync(HttpMethod.Get, job, null, HttpStatusCode.OK)).GetProperty("state").GetString() is not ("uploading" or "running"), "the import is over");
        if (!isPage)
        {
            return (operators, $"{job}/rejected");
        }

        var browser = server.NewBrowser();
        await browser.SignInAsync(await server.AddAccountAsync(Role.Operator));
        return (browser, $"{job["/api".Length..]}/rejected");
    }

    /// <summary>The cells below the names of the columns.</summary>
    private static async Task<List<string>> CellsAsync(Stream file)
    {
        var cells = new List<string>();
        using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = ',', AllowLineBreaksInQuotes = true });
        await csv.ReadHeaderAsync(Token);
        while (await csv.ReadAsync(Token))
        {
            cells.AddRange(Enumerable.Range(0, csv.FieldCount).Select(csv.GetString));
        }

        return cells;
    }
}
