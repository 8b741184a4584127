using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Domain.Security;
using Dashboard.Testing;
using Dashboard.Web.Tests.Api;
using Dashboard.Web.Tests.Hosts;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>Sign-ins, refusals and lock-outs stand in the log, and nothing of what was typed.</summary>
[Collection(ApiCollection.Name)]
public sealed class SecurityNoteTests(DashboardServer server)
{
    private const string Typed = "hunter2-typed-by-mistake";

    [Fact]
    public async Task SignIns_OfAnAccount_AreNotedWithWhereTheyCameFrom()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        using var client = server.NewClient();

        using var wrong = await LoginAsync(client, email, Typed);
        _ = await server.TokenAsync(email);

        var events = await EventsAsync(await IdOfAsync(email), atLeast: 2);
        Assert.Equal(["sign-in-failed", "signed-in"], events.Select(row => row.GetProperty("event").GetString()).Order(StringComparer.Ordinal));
        Assert.All(events, row => Assert.Equal("api", row.GetProperty("origin").GetString()));
        Assert.Contains(events, row => row.GetProperty("sentence").GetString() == "Somebody tried to sign in with a wrong password.");
        Assert.All(events, row => Assert.Equal("Sign-ins of The Viewer", row.GetProperty("thingName").GetString()));
    }

    [Fact]
    public async Task Account_LockedAfterFailures_IsNotedOnce()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        using var client = server.NewClient();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            using var wrong = await LoginAsync(client, email, Typed);
        }

        var events = await EventsAsync(await IdOfAsync(email), atLeast: 6);
        Assert.Single(events, row => row.GetProperty("event").GetString() == "account-locked-out");
    }

    [Fact]
    public async Task WhatWasTyped_IsKeptNowhere()
    {
        using var client = server.NewClient();
        using var unknown = await LoginAsync(client, $"{Typed}@example.com", Typed);
        _ = await EventsAsync(SecurityRecord.IdOf(null), atLeast: 1);

        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        Assert.False(await db.Events.AnyAsync(row => row.Payload.Contains("hunter2") || row.ActorName.Contains("hunter2") || row.Address.Contains("hunter2"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refusal_OfTheApi_IsNotedWithItsRoute()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        using var viewer = server.NewClient();
        viewer.DefaultRequestHeaders.Authorization = new("Bearer", await server.TokenAsync(email));

        using var refused = await viewer.RespondAsync(HttpMethod.Post, $"/api/products/{Guid.CreateVersion7()}/publish", null);

        await refused.AssertProblemAsync(HttpStatusCode.Forbidden);
        var events = await EventsAsync(await IdOfAsync(email), atLeast: 2);
        Assert.Contains(events, row => row.GetProperty("sentence").GetString() == "The Viewer was refused POST /api/products/{id}/publish, which the role Viewer does not reach.");
    }

    private static Task<HttpResponseMessage> LoginAsync(HttpClient client, string email, string password) =>
        client.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password });

    private async Task<Guid> IdOfAsync(string email)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return SecurityRecord.IdOf((await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().FindByEmailAsync(email))!.Id);
    }

    private async Task<IReadOnlyList<JsonElement>> EventsAsync(Guid record, int atLeast)
    {
        var client = await server.ClientAsync(Role.Operator);
        IReadOnlyList<JsonElement> events = [];
        await Eventually.TrueAsync(
            async () =>
            {
                events = [.. (await client.SendAsync(HttpMethod.Get, $"/api/audit?kind=security&thing={record}", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];
                return events.Count >= atLeast;
            },
            "The sign-ins are not noted.");
        return events;
    }
}
