using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Staff;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.ReadSide.Tests.Rebuilds;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.History;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Seals;
using Dashboard.WriteSide.Shipping;
using Dashboard.WriteSide.Simulation;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Dashboard.WriteSide.Subscriptions;
using Dashboard.WriteSide.Verify;
using Dashboard.Domain.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Erasure;

/// <summary>Once somebody is erased, nothing that was known of them stands anywhere in the database, and everything goes on all the same.</summary>
public sealed class ErasureTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Name = "Xaverine Quillfeather";
    private const string OldEmail = "xq.before@quillmail.example";
    private const string Email = "Xq.After@Quillmail.example";
    private const string Phone = "+44 7700 918273";

    /// <summary>What follows an erasure looks every five seconds, and has tables folded anew.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly Address Home = new("17 Thistledown Crescent", "Wrothenby", "WR9 9QX", "Kingdomshire");

    private static readonly string[] OfCustomer =
        ["Quillfeather", "Xaverine", "quillmail", Phone, "Thistledown", "Wrothenby", "WR9 9QX", "Kingdomshire", "scratched my heirloom", "Dear Xav"];

    private readonly PostgreSqlDatabase _database = new(cluster);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Customer_WhoIsErased_StandsNowhereInTheDatabase()
    {
        await using var live = await LiveDashboard.StartAsync(_database, services => services.AddDashboardSeals());
        var (customer, order, product) = await LifeAsync(live.Dashboard);
        await live.FoldedAsync();
        foreach (var projection in new[] { ProjectionNames.Orders, ProjectionNames.CustomerStats })
        {
            await live.RebuildAsync(projection);
        }

        Assert.NotEmpty(await SearchAsync());
        var receipt = await live.Dashboard.DoAsync(new EraseCustomer(customer, Name, "asked for it"), Actors.Administrator);
        Assert.Contains(receipt.Touched, place => place is { Place: "orders", Count: 1 });
        await CompletedAsync(live, customer);

        Assert.Equal(1, await live.Dashboard.QueryAsync(db => db.Events.CountAsync(row => row.StreamId == customer && row.Name == EventCatalog.Names[typeof(CustomerErased)].Name)));
        Assert.Empty(await SearchAsync());
        Assert.Equal(("erased", "erased", null), await live.AskAsync(new GetCustomer(customer)) is { } row ? (row.Name, row.Email, row.Phone) : default);
        Assert.Equal("erased", (await live.AskAsync(new GetOrder(order)))!.Order.CustomerName);
        var history = live.Services.GetRequiredService<StreamHistory>();
        Assert.Contains("\"erased\"", (await history.OpenAsync("customer", customer, new PointInTime.AfterEvents(1), Ended))!.State!["name"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("erased", (await history.OpenAsync("order", order, new PointInTime.Newest(), Ended))!.State!["shippingAddress"]!["street"]!.GetValue<string>());
        await HoldsAsync(live);

        var served = await ReadTables.DumpAsync(live);
        foreach (var projection in LiveDashboard.All.Except([ProjectionNames.Operations, ProjectionNames.AuditLog]))
        {
            await live.RebuildAsync(projection);
        }

        Assert.Empty(await SearchAsync());
        Assert.Empty(await DifferencesAsync(live));
        Assert.NotEmpty(served);

        Task<IReadOnlyList<string>> SearchAsync() => DatabaseSearch.FindAsync(_database.ConnectionString, OfCustomer);
    }

    [Fact]
    public async Task Member_WhoIsErased_StandsNowhereInTheDatabase()
    {
        await using var live = await LiveDashboard.StartAsync(_database, services => services.AddDashboardSeals());
        var member = await live.Dashboard.DoAsync(new CreateUser("Yorick Umbersnipe", "yorick@umbersnipe.example", Role.Operator, Invite: false), Actors.Administrator);
        await live.Dashboard.DoAsync(new UpdateUser(member, "Yorick Umbersnipe", "y@umbersnipe.example"), Actors.Administrator);
        var yorick = new Actor(member, "Yorick Umbersnipe", Role.Operator) { Origin = new Origin(OriginKind.Browser, "203.0.113.77") };
        var order = await live.Dashboard.Shop.OrderAsync();
        await live.Dashboard.DoAsync(new UpdateOrderStatus(order.OrderId, OrderStatus.Confirmed, "fine"), yorick);
        var product = await live.Dashboard.Shop.ProductAsync();
        await live.Dashboard.DoAsync(new AdjustInventory(product, null, 4, "found some"), yorick);
        await live.FoldedAsync();
        Assert.NotEmpty(await SearchAsync());

        await live.Dashboard.DoAsync(new EraseUser(member, "Yorick Umbersnipe", "left long ago"), Actors.Administrator);
        Assert.Equal("erased", (await live.AskAsync(new GetStaffUser(member)))!.User.Name);
        await CompletedAsync(live, member);

        Assert.Empty(await SearchAsync());
        Assert.Equal("erased", (await live.AskAsync(new GetOrder(order.OrderId)))!.Order.StatusHistory[^1].By);
        await HoldsAsync(live);

        Task<IReadOnlyList<string>> SearchAsync() => DatabaseSearch.FindAsync(_database.ConnectionString, "Umbersnipe", "Yorick", "203.0.113.77");
    }

    private static async Task CompletedAsync(LiveDashboard live, Guid person)
    {
        live.Dashboard.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync(
            () => live.Dashboard.QueryAsync(db => db.Erasures.AnyAsync(row => row.PersonId == person && row.CompletedAt != null)), "the erasure is completed", Patience);
        await live.FoldedAsync();
    }

    /// <summary>Log and rows are whole.</summary>
    private static async Task HoldsAsync(LiveDashboard live)
    {
        await Eventually.TrueAsync(
            async () => (await live.Services.GetRequiredService<SealVerifier>().VerifyAsync(null, _ => Task.CompletedTask, Ended)).Unsealed == 0, "everything is sealed");
        var faults = new List<string>();
        await live.Services.GetRequiredService<SealVerifier>().VerifyAsync(null, fault => { faults.Add(fault.Sentence); return Task.CompletedTask; }, Ended);
        await foreach (var difference in live.Services.GetRequiredService<LogVerifier>().VerifyAsync(null, Ended))
        {
            faults.Add($"{difference.Kind} {difference.Property}: {difference.InRow} / {difference.InLog}");
        }

        Assert.Empty(faults);
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(LiveDashboard live)
    {
        var found = new List<string>();
        foreach (var projection in new[] { ProjectionNames.CustomerStats, ProjectionNames.Orders, ProjectionNames.Notifications, ProjectionNames.Subscriptions, ProjectionNames.Revenue, ProjectionNames.ProductCatalog })
        {
            var compared = await live.UntilAsync(await live.AskForRebuildAsync(projection, Domain.Operations.RebuildMode.CompareOnly), RebuildState.Compared);
            found.AddRange(compared.Comparison!.IsEqual ? [] : [projection]);
        }

        return found;
    }

    /// <summary>Everything that can be known of a customer.</summary>
    private static async Task<(Guid Customer, Guid Order, Guid Product)> LifeAsync(TestDashboard dashboard)
    {
        var customer = await dashboard.DoAsync(new RegisterCustomer(Name, OldEmail, Phone, Home.Country));
        await dashboard.DoAsync(new VerifyCustomer(customer));
        Assert.False((await dashboard.SendAsync(new VerifyCustomer(customer))).IsAccepted);
        await dashboard.DoAsync(new ChangeCustomerDetails(customer, Name, Email, Phone, Home.Country));
        var product = await dashboard.Shop.ProductAsync(published: true);
        await dashboard.DoAsync(new AddToWishlist(customer, product));
        await dashboard.DoAsync(new AddReview(product, customer, 2, "It scratched my heirloom."));
        var order = await dashboard.DoAsync(new PlaceOrder(customer, [new ItemWish(product, 1)], Home, "card"));
        await dashboard.DoAsync(new AuthorizePayment(order.OrderId, TestTokens.Ok));
        await dashboard.DoAsync(new CreateShipment(order.OrderId));
        await dashboard.Shop.MoveAsync(order.OrderId, OrderStatus.Delivered);
        var plan = await dashboard.DoAsync(new CreatePlan("Basic", BillingInterval.Monthly, 28m, []));
        var subscription = await dashboard.DoAsync(new StartSubscription(customer, plan, TestTokens.Ok));
        await dashboard.DoAsync(new CancelSubscription(subscription, "too dear", AtOnce: true));
        await LettersAsync(dashboard, customer);
        await dashboard.QueryAsync(async db =>
        {
            db.StreamSnapshots.Add(new StreamSnapshot { StreamId = customer, Version = 1, Shape = "old", State = $"{{\"name\":\"{Name}\"}}" });
            return await db.SaveChangesAsync();
        });
        return (customer, order.OrderId, product);
    }

    /// <summary>A letter that was sent, and one that waits.</summary>
    private static Task<int> LettersAsync(TestDashboard dashboard, Guid customer) => dashboard.QueryAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var status in new[] { MessageStatus.Sent, MessageStatus.Waiting })
        {
            var message = Message.Queue(
                Guid.CreateVersion7(),
                new Recipient(customer, Name, Email),
                new MessageContent(MessageKind.OrderConfirmed, "Order 12", $"For {Name}", "Dear Xav", "<p>Dear Xav</p>"),
                now);
            db.Messages.Add(Folding.Letters.Move(message, status, now));
            WriteSide.Messages.MessageLog.Add(db, message, causeId: null, correlationId: null, now);
        }

        return await db.SaveChangesAsync();
    });
}
