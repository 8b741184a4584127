using System.Net;
using Dashboard.Domain;
using Dashboard.Testing.Databases;
using Dashboard.Web.Tests.Hosts;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>Who guesses has to wait.</summary>
public sealed class LockOutTests(TestCluster cluster)
{
    [Fact]
    public async Task FiveFailures_OfAnyAccount_MakeItWaitAlike()
    {
        await using var server = new DashboardServer(cluster);
        await server.InitializeAsync();
        using var client = server.NewClient();
        var known = await server.AddAccountAsync(Role.Viewer);

        foreach (var email in new[] { known, ApiShop.NewEmail() })
        {
            for (var attempt = 0; attempt < 5; attempt++)
            {
                using var wrong = await LoginAsync(client, email, "not the password");
                await wrong.AssertProblemAsync(HttpStatusCode.Unauthorized, "wrong-sign-in");
            }

            using var waiting = await LoginAsync(client, email.ToUpperInvariant(), DashboardServer.Password);
            await waiting.AssertProblemAsync(HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task FiveFailures_SpreadOverNodes_LockTheAccount()
    {
        // Each node counts for itself in memory; the account's own count is stored and holds for all of them.
        await using var server = new DashboardServer(cluster) { Settings = { ["Security:FailuresPerAccount"] = "5" } };
        await server.InitializeAsync();
        using var client = server.NewClient();
        var email = await server.AddAccountAsync(Role.Viewer);
        await using var scope = server.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var user = await users.FindByEmailAsync(email);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await users.AccessFailedAsync(user!);
        }

        using var locked = await LoginAsync(client, email, DashboardServer.Password);

        await locked.AssertProblemAsync(HttpStatusCode.Unauthorized, "wrong-sign-in");
    }

    [Fact]
    public async Task ManyFailures_FromOneAddress_MakeItWaitForEveryAccount()
    {
        await using var server = new DashboardServer(cluster) { Settings = { ["Security:FailuresPerAddress"] = "3" } };
        await server.InitializeAsync();
        using var client = server.NewClient();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var wrong = await LoginAsync(client, ApiShop.NewEmail(), "not the password");
        }

        using var waiting = await LoginAsync(client, DashboardServer.AdminEmail, DashboardServer.Password);

        await waiting.AssertProblemAsync(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Caller_WhoAsksTooFast_IsTold429()
    {
        await using var server = new DashboardServer(cluster) { Settings = { ["Security:ApiBurst"] = "2", ["Security:ApiRequestsPerSecond"] = "1" } };
        await server.InitializeAsync();
        using var client = server.NewClient();

        // All at once: one after the other they would be slow enough on a busy machine.
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.RespondAsync(HttpMethod.Get, "/api/products", null)));

        var refused = answers.First(answer => answer.StatusCode is HttpStatusCode.TooManyRequests);
        await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    private static Task<HttpResponseMessage> LoginAsync(HttpClient client, string email, string password) =>
        client.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password });
}
