using System.Net;
using System.Text;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>Subscriptions that are taken over through the API.</summary>
[Collection(ApiCollection.Name)]
public sealed class ImportTests(DashboardServer server)
{
    private const string Header = "SubscriptionId,Customer,Plan,Interval,Price,Quantity,Discount,Started,Ended\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_File_IsTakenOverInTheBackground()
    {
        var operators = await server.ClientAsync(Role.Operator);
        var name = $"{Guid.NewGuid():n}";
        var file = $"{Header}{name},Ana Lima <{name}@example.com>,Pro,monthly,30,1,0,2025-01-01,\n{name}-2,,Pro,monthly,30,1,0,2025-01-01,\n";

        using var begun = await PostAsync(operators, file);
        await begun.AssertStatusAsync(HttpStatusCode.Accepted);
        var done = await EndedAsync(operators, begun);
        var rejected = await operators.GetStringAsync(new Uri($"{begun.Headers.Location}/rejected", UriKind.Relative), Token);
        using var again = await PostAsync(operators, file);
        var second = await EndedAsync(operators, again);

        var result = done.GetProperty("result");
        Assert.Equal(("finished", 1, 1, 1), (done.GetProperty("state").GetString(), done.GetProperty("rejectedLines").GetInt32(), result.GetProperty("subscriptions").GetInt32(), result.GetProperty("customers").GetInt32()));
        Assert.Contains($"3,no customer,{name}-2,", rejected, StringComparison.Ordinal);
        Assert.Equal((0, 1), (second.GetProperty("result").GetProperty("subscriptions").GetInt32(), second.GetProperty("result").GetProperty("alreadyImported").GetInt32()));
    }

    [Fact]
    public async Task Import_FileThatIsNone_FailsWithASentence()
    {
        var operators = await server.ClientAsync(Role.Operator);

        using var begun = await PostAsync(operators, "a,b\n1,2\n");
        var done = await EndedAsync(operators, begun);

        Assert.Equal("failed", done.GetProperty("state").GetString());
        Assert.StartsWith("The file lacks the columns SubscriptionId", done.GetProperty("failure").GetString(), StringComparison.Ordinal);
        using var rejected = await operators.RespondAsync(HttpMethod.Get, $"{begun.Headers.Location}/rejected", null);
        await rejected.AssertProblemAsync(HttpStatusCode.NotFound, "nothing-rejected");
    }

    [Fact]
    public async Task Import_FileOfMoreThanAMegabyte_IsTaken()
    {
        var operators = await server.ClientAsync(Role.Operator);
        var lines = string.Concat(Enumerable.Repeat($",{new string('x', 60_000)}\n", 20));

        using var begun = await PostAsync(operators, Header + lines);
        var done = await EndedAsync(operators, begun);

        Assert.Equal(("finished", 20), (done.GetProperty("state").GetString(), done.GetProperty("rejectedLines").GetInt32()));
    }

    [Fact]
    public async Task Import_ByStaff_IsForbidden()
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var begun = await PostAsync(staff, Header);
        using var asked = await staff.RespondAsync(HttpMethod.Get, $"/api/import/{Guid.NewGuid()}", null);

        await begun.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await asked.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Import_Json_Is415()
    {
        var operators = await server.ClientAsync(Role.Operator);

        using var response = await operators.RespondAsync(HttpMethod.Post, "/api/import/subscriptions", "{}");

        await response.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task Import_ThatIsNone_Is404()
    {
        var operators = await server.ClientAsync(Role.Operator);

        using var response = await operators.RespondAsync(HttpMethod.Get, $"/api/import/{Guid.NewGuid()}", null);

        await response.AssertProblemAsync(HttpStatusCode.NotFound, "import-not-found");
    }

    /// <summary>Sends a file, once no other import goes on.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        return await client.PostAsync(new Uri("/api/import/subscriptions", UriKind.Relative), content, Token);
    }

    private static async Task<JsonElement> EndedAsync(HttpClient client, HttpResponseMessage begun)
    {
        await begun.AssertStatusAsync(HttpStatusCode.Accepted);
        var answer = await begun.JsonAsync();
        await Eventually.TrueAsync(async () =>
        {
            answer = await client.SendAsync(HttpMethod.Get, begun.Headers.Location!.ToString(), null, HttpStatusCode.OK);
            return answer.GetProperty("state").GetString() is not ("uploading" or "running");
        }, "the import is over");
        return answer;
    }
}
