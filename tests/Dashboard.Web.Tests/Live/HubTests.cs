using System.Net;
using System.Net.WebSockets;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Live;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Live;

/// <summary>The hub tells those who are signed in what changed, and nobody else anything.</summary>
[Collection(ApiCollection.Name)]
public sealed class HubTests(DashboardServer server)
{
    [Fact]
    public async Task Anybody_WithoutASignIn_IsRefused()
    {
        using var nobody = server.NewClient();

        using var negotiation = await nobody.RespondAsync(HttpMethod.Post, "/hubs/dashboard/negotiate?negotiateVersion=1", null);
        var socket = await Assert.ThrowsAsync<WebSocketException>(() => HubConnection.ConnectAsync(server.Address, "not a token"));

        await negotiation.AssertProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Contains("401", socket.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_OfTheStaff_IsAnAdministrators()
    {
        await using var operators = await HubConnection.ConnectAsync(server.Address, await server.TokenAsync(await server.AddAccountAsync(Role.Operator)));
        await using var administrators = await HubConnection.ConnectAsync(server.Address, await server.TokenAsync(await server.AddAccountAsync(Role.Administrator)));

        var refused = await operators.InvokeAsync("Watch", "users");
        var watched = await administrators.InvokeAsync("Watch", "users");

        Assert.Contains("needs the role Administrator", refused.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.True(LogPosition.TryParse(watched.GetProperty("result").GetString(), out _));
    }

    [Fact]
    public async Task Watcher_OfAView_IsToldWhatChanged()
    {
        await using var hub = await HubConnection.ConnectAsync(server.Address, await server.TokenAsync(await server.AddAccountAsync(Role.Viewer)));
        var shop = new ApiShop(await server.ClientAsync(Role.Staff));
        var watched = await hub.InvokeAsync("Watch", "catalog");

        var product = await shop.ProductAsync();
        var change = await hub.ChangeAsync("catalog");

        Assert.True(LogPosition.TryParse(watched.GetProperty("result").GetString(), out _));
        Assert.True(LogPosition.TryParse(change.GetProperty("position").GetString(), out _));
        var ids = change.GetProperty("ids").EnumerateArray().Select(id => id.GetGuid()).ToList();
        Assert.True(ids.Count == 0 || ids.Contains(product), "The change names other products alone.");
    }

    [Fact]
    public async Task Watcher_OfOneThing_IsToldOfThatAlone()
    {
        await using var hub = await HubConnection.ConnectAsync(server.Address, await server.TokenAsync(await server.AddAccountAsync(Role.Viewer)));
        var staff = await server.ClientAsync(Role.Staff);
        var shop = new ApiShop(staff);
        var (mine, other) = (await shop.ProductAsync(), await shop.ProductAsync());
        var view = $"catalog/{mine}";
        await hub.InvokeAsync("Watch", view);

        await staff.SendAsync(HttpMethod.Patch, $"/api/products/{other}/price", new { price = 3, reason = "x" }, HttpStatusCode.OK);
        await staff.SendAsync(HttpMethod.Patch, $"/api/products/{mine}/price", new { price = 3, reason = "x" }, HttpStatusCode.OK);
        var change = await hub.ChangeAsync(view);

        Assert.Equal([mine], change.GetProperty("ids").EnumerateArray().Select(id => id.GetGuid()));
        Assert.DoesNotContain(hub.TakeAll(), message => message.GetProperty("arguments")[0].GetProperty("view").GetString() != view);
    }

    [Fact]
    public async Task Watcher_OfNoView_IsToldWhichThereAre()
    {
        await using var hub = await HubConnection.ConnectAsync(server.Address, await server.TokenAsync(await server.AddAccountAsync(Role.Viewer)));

        var answer = await hub.InvokeAsync("Watch", "salaries");

        Assert.Contains("There is no such view", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watcher_WhoStopped_IsToldNothing()
    {
        await using var hub = await HubConnection.ConnectAsync(server.Address, await server.TokenAsync(await server.AddAccountAsync(Role.Viewer)));
        var shop = new ApiShop(await server.ClientAsync(Role.Staff));
        await hub.InvokeAsync("Watch", "customers");
        await hub.InvokeAsync("Watch", "catalog");
        await hub.InvokeAsync("Unwatch", "customers");

        await shop.CustomerAsync();
        await shop.ProductAsync();
        await hub.ChangeAsync("catalog");

        Assert.DoesNotContain(hub.TakeAll(), message => message.GetProperty("arguments")[0].GetProperty("view").GetString() == "customers");
    }

    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("operations", "operations")]
    [InlineData("orders/01A1FBE8-1C26-70AD-993B-70C33818B824", "orders/01a1fbe8-1c26-70ad-993b-70c33818b824")]
    [InlineData("sales/01a1fbe8-1c26-70ad-993b-70c33818b824", null)]
    [InlineData("orders/1", null)]
    [InlineData("orders/01a1fbe8-1c26-70ad-993b-70c33818b824/items", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void View_IsReadByName(string? text, string? expected)
    {
        var known = Views.TryParse(text, out var view, out _);

        Assert.Equal(expected is not null, known);
        Assert.Equal(expected, view);
    }

    [Fact]
    public void Change_ConcernsItsViewAndEveryThingInIt()
    {
        var id = new Guid("01a1fbe8-1c26-70ad-993b-70c33818b824");
        var change = new ProjectionChange(ProjectionNames.Orders, new LogPosition(7, 3), [id.ToString(), $"{id}/1", "2011-10-06/4"]);

        var views = ChangeForwarder.ViewsOf(change).ToList();

        Assert.Equal(["orders", $"orders/{id}"], views.Select(view => view.View));
        Assert.All(views, view => Assert.Equal([id], view.Ids));
        Assert.All(views, view => Assert.Equal("7-3", view.Position));
    }
}
