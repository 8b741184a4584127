using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Testing.Databases;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Security;

/// <summary>Somebody must be the first to sign in.</summary>
public sealed partial class FirstAdministratorTests(TestCluster cluster)
{
    private static readonly Dictionary<string, string> NothingChosen = new() { ["DASHBOARD_ADMIN_EMAIL"] = "", ["DASHBOARD_ADMIN_PASSWORD"] = "" };

    [Fact]
    public async Task FirstStart_WithNothingChosen_PrintsAPasswordThatWorks()
    {
        await using var server = await StartAsync(NothingChosen);

        var (email, password) = Printed(server);

        Assert.Equal("admin@localhost", email);
        Assert.True(password.Length >= 20);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(server, email, password));
    }

    [Fact]
    public async Task SecondStart_PrintsNothing()
    {
        await using var first = await StartAsync(NothingChosen);
        await using var second = new DashboardServer(cluster) { ConnectionString = first.ConnectionString };
        foreach (var (key, value) in NothingChosen)
        {
            second.Settings[key] = value;
        }

        await second.InitializeAsync();

        Assert.Contains("password", first.Said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("password", second.Said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstStart_WithAChosenPassword_PrintsNone()
    {
        await using var server = await StartAsync([]);

        Assert.DoesNotContain("password", server.Said.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(server, DashboardServer.AdminEmail, DashboardServer.Password));
    }

    [Theory]
    [InlineData("Production", HttpStatusCode.Unauthorized)]
    [InlineData("Development", HttpStatusCode.OK)]
    public async Task DemoAccounts_ExistInDevelopmentOnly(string environment, HttpStatusCode expected)
    {
        await using var server = new DashboardServer(cluster) { EnvironmentName = environment };
        await server.InitializeAsync();
        var password = DemoPassword().Match(server.Said.ToString()).Groups[1].Value;

        foreach (var name in new[] { "viewer", "staff", "operator" })
        {
            Assert.Equal(expected, await SignInAsync(server, $"{name}@localhost", password.Length > 0 ? password : "anything at all"));
        }
    }

    private async Task<DashboardServer> StartAsync(Dictionary<string, string> settings)
    {
        var server = new DashboardServer(cluster);
        foreach (var (key, value) in settings)
        {
            server.Settings[key] = value;
        }

        await server.InitializeAsync();
        return server;
    }

    private static (string Email, string Password) Printed(DashboardServer server)
    {
        var line = Administrator().Match(server.Said.ToString());
        return (line.Groups[1].Value, line.Groups[2].Value);
    }

    private static async Task<HttpStatusCode> SignInAsync(DashboardServer server, string email, string password)
    {
        using var client = server.NewClient();
        using var response = await client.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password });
        return response.StatusCode;
    }

    [GeneratedRegex(@"First administrator: (\S+), password (\S+)")]
    private static partial Regex Administrator();

    [GeneratedRegex(@"Demo accounts: .*password (\S+)")]
    private static partial Regex DemoPassword();
}
