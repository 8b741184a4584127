using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>The staff, as a program of an Administrator sees it.</summary>
[Collection(ApiCollection.Name)]
public sealed class UserTests(DashboardServer server)
{
    [Fact]
    public async Task Member_IsTakenInChangedDeactivatedAndReactivated()
    {
        var admin = await server.ClientAsync(Role.Administrator);
        var email = ApiShop.NewEmail();
        using var created = await admin.RespondAsync(HttpMethod.Post, "/api/users", new { name = "علي <b>", email, role = "Operator" });
        await created.AssertStatusAsync(HttpStatusCode.Created);
        var id = (await created.JsonAsync()).GetProperty("userId").GetGuid();
        Assert.Equal($"/api/users/{id}", created.Headers.Location?.ToString());

        await DoAsync(admin, HttpMethod.Put, id, "", new { name = "Ali", email });
        await DoAsync(admin, HttpMethod.Put, id, "/role", new { role = "staff" });
        await DoAsync(admin, HttpMethod.Post, id, "/invite", null);
        await DoAsync(admin, HttpMethod.Post, id, "/deactivate", new { reason = "Left" });
        var gone = await AskAsync(admin, id);
        Assert.Equal(("deactivated", "Left", "staff", "Ali"), (Text(gone, "status"), Text(gone, "deactivationReason"), Text(gone, "role"), Text(gone, "name")));

        await DoAsync(admin, HttpMethod.Post, id, "/reactivate", null);

        using var answer = await admin.RespondAsync(HttpMethod.Get, $"/api/users/{id}", null, ("Log-Position", await PositionAsync(admin, id)));
        var detail = await answer.JsonAsync();
        Assert.Equal(("invited", JsonValueKind.Null, 1), (Text(detail.GetProperty("user"), "status"), detail.GetProperty("user").GetProperty("deactivationReason").ValueKind, detail.GetProperty("user").GetProperty("invitations").GetInt32()));
        Assert.Equal(
            ["created", "detailsChanged", "roleChanged", "invited", "deactivated", "reactivated"],
            detail.GetProperty("timeline").EnumerateArray().Select(note => Text(note, "what")).Take(6));
        var found = await admin.SendAsync(HttpMethod.Get, $"/api/users?query={email}&status=invited&role=staff", null, HttpStatusCode.OK);
        Assert.Equal((1, id), (found.GetProperty("total").GetInt32(), found.GetProperty("items")[0].GetProperty("userId").GetGuid()));
    }

    [Fact]
    public async Task Member_SentTwiceWithOneKey_IsTakenInOnce()
    {
        var admin = await server.ClientAsync(Role.Administrator);
        var (email, key) = (ApiShop.NewEmail(), Guid.NewGuid().ToString());
        var body = new { name = "Ina", email, role = "viewer" };

        var first = await admin.SendAsync(HttpMethod.Post, "/api/users", body, HttpStatusCode.Created, ("Idempotency-Key", key));
        var second = await admin.SendAsync(HttpMethod.Post, "/api/users", body, HttpStatusCode.Created, ("Idempotency-Key", key));
        using var taken = await admin.RespondAsync(HttpMethod.Post, "/api/users", body);

        Assert.Equal(first.GetProperty("userId").GetGuid(), second.GetProperty("userId").GetGuid());
        await taken.AssertProblemAsync(HttpStatusCode.Conflict, "email-taken");
    }

    [Fact]
    public async Task Faults_AreToldAllAtOnce()
    {
        var admin = await server.ClientAsync(Role.Administrator);

        using var create = await admin.RespondAsync(HttpMethod.Post, "/api/users", new { name = "", email = "no" });
        using var role = await admin.RespondAsync(HttpMethod.Put, $"/api/users/{Guid.NewGuid()}/role", new { role = "king" });
        using var deactivate = await admin.RespondAsync(HttpMethod.Post, $"/api/users/{Guid.NewGuid()}/deactivate", new { reason = " " });
        using var list = await admin.RespondAsync(HttpMethod.Get, "/api/users?role=king&status=lost&page=0", null);

        Assert.Equal(["email", "name", "role"], (await create.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
        Assert.Equal(["role"], (await role.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
        Assert.Equal(["reason"], (await deactivate.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
        Assert.Equal(["page", "role", "status"], (await list.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/sessions")]
    [InlineData("DELETE", "/sessions")]
    [InlineData("POST", "/reactivate")]
    public async Task Member_WhoIsNotThere_Is404(string method, string path)
    {
        var admin = await server.ClientAsync(Role.Administrator);

        using var response = await admin.RespondAsync(new HttpMethod(method), $"/api/users/{Guid.NewGuid()}{path}", null);

        await response.AssertProblemAsync(HttpStatusCode.NotFound, "user-not-found");
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    public async Task Staff_IsToldToAdministratorsAlone(Role role)
    {
        var client = await server.ClientAsync(role);

        foreach (var path in new[] { "/api/users", "/api/users/roles", $"/api/users/{Guid.NewGuid()}", $"/api/users/{Guid.NewGuid()}/sessions" })
        {
            using var response = await client.RespondAsync(HttpMethod.Get, path, null);
            await response.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task Roles_HaveTheirCounts()
    {
        var admin = await server.ClientAsync(Role.Administrator);
        await server.AddAccountAsync(Role.Operator);

        var roles = (await admin.SendAsync(HttpMethod.Get, "/api/users/roles", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["viewer", "staff", "operator", "administrator"], roles.Select(role => Text(role, "role")));
        Assert.All(roles, role => Assert.Equal(
            role.GetProperty("users").GetInt32(), role.GetProperty("invited").GetInt32() + role.GetProperty("active").GetInt32() + role.GetProperty("deactivated").GetInt32()));
    }

    [Fact]
    public async Task Sessions_AreListedAndEnded_OnesOwnByAnybody()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        using var first = Client(await server.TokenAsync(email));
        using var second = Client(await server.TokenAsync(email));
        var id = await IdAsync(email);

        var sessions = (await first.SendAsync(HttpMethod.Get, $"/api/users/{id}/sessions", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, sessions.Count);
        var mine = Assert.Single(sessions, session => session.GetProperty("isThis").GetBoolean());
        Assert.Equal(("program", "127.0.0.1"), (Text(mine, "kind"), Text(mine, "address")));
        var other = sessions.Single(session => !session.GetProperty("isThis").GetBoolean()).GetProperty("sessionId").GetGuid();

        var ended = await first.SendAsync(HttpMethod.Delete, $"/api/users/{id}/sessions/{other}", null, HttpStatusCode.OK);
        Assert.Equal(1, ended.GetProperty("ended").GetInt32());
        await Eventually.TrueAsync(async () => !await IsOpenAsync(second), "the other program is signed out");
        Assert.True(await IsOpenAsync(first));

        var admin = await server.ClientAsync(Role.Administrator);
        Assert.Equal(1, (await admin.SendAsync(HttpMethod.Delete, $"/api/users/{id}/sessions", null, HttpStatusCode.OK)).GetProperty("ended").GetInt32());
        await Eventually.TrueAsync(async () => !await IsOpenAsync(first), "every program is signed out");
        Assert.Equal(0, (await admin.SendAsync(HttpMethod.Get, $"/api/users/{id}/sessions", null, HttpStatusCode.OK)).GetProperty("total").GetInt32());
    }

    private async Task<Guid> IdAsync(string email)
    {
        var admin = await server.ClientAsync(Role.Administrator);
        Guid? id = null;
        await Eventually.TrueAsync(
            async () =>
            {
                var items = (await admin.SendAsync(HttpMethod.Get, $"/api/users?query={email}", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray().ToList();
                id = items.Where(item => Text(item, "email") == email).Select(item => (Guid?)item.GetProperty("userId").GetGuid()).SingleOrDefault();
                return id is not null;
            },
            $"{email} is in the list");
        return id!.Value;
    }

    private HttpClient Client(string token)
    {
        var client = server.NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static async Task<bool> IsOpenAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/products", TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.OK;
    }

    private static async Task DoAsync(HttpClient admin, HttpMethod method, Guid id, string path, object? body)
    {
        using var response = await admin.RespondAsync(method, $"/api/users/{id}{path}", body);
        await response.AssertStatusAsync(HttpStatusCode.OK);
    }

    /// <summary>The member, once everything sent so far is folded in.</summary>
    private static async Task<JsonElement> AskAsync(HttpClient admin, Guid id)
    {
        using var answer = await admin.RespondAsync(HttpMethod.Get, $"/api/users/{id}", null, ("Log-Position", await PositionAsync(admin, id)));
        await answer.AssertStatusAsync(HttpStatusCode.OK);
        return (await answer.JsonAsync()).GetProperty("user");
    }

    /// <summary>A place in the log behind everything sent so far: that of another change.</summary>
    private static async Task<string> PositionAsync(HttpClient admin, Guid id)
    {
        using var other = await admin.RespondAsync(HttpMethod.Post, "/api/users", new { name = $"After {id}", email = ApiShop.NewEmail(), role = "viewer" });
        return other.Position();
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
