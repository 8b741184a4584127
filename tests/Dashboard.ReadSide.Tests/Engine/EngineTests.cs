using Dashboard.Domain.Log;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>What becomes of a running projection when something goes wrong.</summary>
public abstract class EngineTests(TestDatabase database) : IAsyncLifetime
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Kill_BetweenRowsAndCommit_LeavesNothingAndIsFoldedOnce()
    {
        var interruption = new Interruption();
        var counted = -1;
        interruption.BeforeCommit = async number =>
        {
            if (number == 1)
            {
                await database.CutConnectionsAsync();
                counted = await CountCustomersAsync();
            }
        };
        await using var live = await StartAsync(OnlyCustomers, interruption);

        var customer = await live.Dashboard.Shop.CustomerAsync("Ana", verified: false);

        var newest = live.Services.GetRequiredService<IEventLogSignal>().Newest;
        Assert.True(await live.Monitor.WaitAsync([ProjectionNames.CustomerStats], newest, TimeSpan.FromSeconds(60), Ended), "The customer was not folded.");
        Assert.True(await live.QueryAsync(db => db.Customers.AnyAsync(row => row.CustomerId == customer, Ended)));
        Assert.Equal(0, counted);
        Assert.Equal(1, await live.QueryAsync(db => db.Set<CustomerCount>().SumAsync(row => row.Customers, Ended)));
        Assert.True(interruption.Seen > 1, "The first commit was cut off, so there must have been a second.");
    }

    [Fact]
    public async Task Fault_ThatPasses_IsToldAndTriedAgain()
    {
        FaultyTables? tables = null;
        await using var live = await StartAsync(services => services.Decorate<IRowTables>(inner => tables = new FaultyTables(inner)));
        await live.Dashboard.Shop.CustomerAsync();
        await live.FoldedAsync();
        var told = new List<ProjectionStatus>();
        live.Monitor.Changed += () => told.AddRange(live.Monitor.Statuses);
        var faults = 0;
        tables!.BeforeSave = () =>
        {
            if (++faults < 4)
            {
                throw new TimeoutException("The disk is slow today.");
            }
        };

        var customer = await live.Dashboard.Shop.CustomerAsync();

        Assert.NotNull(await live.AskAsync(new GetCustomer(customer)));
        Assert.Contains(told, status => status is { State: ProjectionState.Retrying, LastError: "The disk is slow today." });
        await Eventually.TrueAsync(
            () => live.Monitor.Status(ProjectionNames.CustomerStats) is { State: ProjectionState.Running, LastError: null },
            "the projection runs again and forgets the fault");
    }

    [Fact]
    public async Task Fault_ThatStays_StopsItsProjectionAlone()
    {
        await using var live = await StartAsync(services =>
        {
            services.Configure<ProjectionOptions>(options => (options.Attempts, options.FirstRetry) = (2, TimeSpan.FromMilliseconds(1)));
            services.AddSingleton<Projection>(new Homeless());
        });
        var customer = await live.Dashboard.Shop.CustomerAsync();

        await Eventually.TrueAsync(() => live.Monitor.Status("Homeless").State == ProjectionState.Stopped, "the faulty projection gives up");
        Assert.NotNull(await live.AskAsync(new GetCustomer(customer)));
        Assert.NotNull(live.Monitor.Status("Homeless").LastError);
    }

    [Fact]
    public async Task Connections_CutAgainAndAgain_LoseNothing()
    {
        await using var live = await StartAsync();
        for (var round = 0; round < 3; round++)
        {
            await live.Dashboard.Shop.CustomerAsync(verified: false);
            await database.CutConnectionsAsync();
        }

        var counted = await CountUntilAsync(live, 3);

        Assert.Equal(3, counted);
    }

    [Fact]
    public async Task Row_ThatCannotTakeAnEvent_WaitsWhileOthersGoOn()
    {
        await using var live = await StartAsync(services => services.AddSingleton<Projection>(new PickyCategories("Cursed")));
        await live.Dashboard.Shop.ProductAsync(category: "Cursed");
        await live.Dashboard.Shop.ProductAsync(category: "Lamps");
        await live.Dashboard.Shop.ProductAsync(category: "Cursed");

        await Eventually.TrueAsync(() => live.Monitor.Status("PickyCategories").Parked == 2, "both events of the row are set aside");
        await Eventually.TrueAsync(() => live.Monitor.Status("PickyCategories").State == ProjectionState.Degraded, "the projection says that it is degraded");
        var parked = await live.QueryAsync(db => db.ParkedEvents.Where(row => row.Projection == "PickyCategories").OrderBy(row => row.Sequence).ToListAsync(Ended));
        Assert.Equal([nameof(InvalidDataException), null], parked.Select(row => row.ErrorType));
        Assert.Contains("Cursed", parked[0].Error);
        Assert.Equal(
            ["picky Lamps"],
            await live.QueryAsync(db => db.Categories.Where(row => row.Category.StartsWith("picky")).Select(row => row.Category).ToListAsync(Ended)));
    }

    [Fact]
    public async Task ParkedRow_AfterARestart_IsStillWaitedFor()
    {
        await using (var first = await StartAsync(services => services.AddSingleton<Projection>(new PickyCategories("Cursed"))))
        {
            await first.Dashboard.Shop.ProductAsync(category: "Cursed");
            await Eventually.TrueAsync(() => first.Monitor.Status("PickyCategories").Parked == 1, "the event is set aside");
        }

        await using var second = await StartAsync(services => services.AddSingleton<Projection>(new PickyCategories("nothing")));
        await second.Dashboard.Shop.ProductAsync(category: "Cursed");

        await Eventually.TrueAsync(() => second.Monitor.Status("PickyCategories").Parked == 2, "the later event waits behind the earlier one");
    }

    [Fact]
    public async Task Event_OfUnknownName_IsParkedByAllAndStopsNone()
    {
        await using var live = await StartAsync();
        await live.AppendAsync("customer-beamed-up", "{}");
        await live.AppendAsync("customer-registered", """{"no":"customer"}""");

        var customer = await live.Dashboard.Shop.CustomerAsync();

        Assert.NotNull(await live.AskAsync(new GetCustomer(customer)));
        var parked = await live.QueryAsync(db => db.ParkedEvents.ToListAsync(Ended));
        Assert.Equal(LiveDashboard.All.Order(), parked.Where(row => row.EventName == "customer-beamed-up").Select(row => row.Projection).Order());
        Assert.Equal([ProjectionNames.AuditLog, ProjectionNames.CustomerStats], parked.Where(row => row.EventName == "customer-registered").Select(row => row.Projection).Order());
    }

    [Fact]
    public async Task Event_ThatTheTablesCannotHold_IsFoundAndParked()
    {
        await using var live = await StartAsync(services => services.Configure<ProjectionOptions>(options => options.Run = false));
        var before = await live.Dashboard.Shop.ProductAsync();
        var tooLong = $$"""{"productId":"{{Guid.CreateVersion7()}}","name":"{{new string('x', 500)}}","description":"","category":"Lamps","tags":[],"images":[],"price":1,"stock":1}""";
        await live.AppendAsync("product-created", tooLong);
        var after = await live.Dashboard.Shop.ProductAsync();

        // All three meet in one batch.
        await using var other = await StartAsync();
        await Eventually.TrueAsync(() => other.Monitor.Status(ProjectionNames.ProductCatalog).Parked > 0, "the event is set aside");

        Assert.NotNull(await other.AskAsync(new GetProduct(before)));
        await Eventually.TrueAsync(async () => await other.AskAsync(new GetProduct(after)) is not null, "the event behind it is folded");
    }

    [Fact]
    public async Task Tables_FoldedAnew_AreTheSameRowForRow()
    {
        IReadOnlyList<string> asLived;
        await using (var live = await StartAsync(services => services.Configure<ProjectionOptions>(options => options.BatchSize = 2)))
        {
            await BusyDay.LiveAsync(live.Dashboard);
            await live.FoldedAsync();
            asLived = await ReadTables.DumpAsync(live);
        }

        await using (var idle = await StartAsync(services => services.Configure<ProjectionOptions>(options => options.Run = false)))
        {
            await ReadTables.EmptyAsync(idle);
        }

        await using var again = await StartAsync();
        var last = (await again.Dashboard.LogAsync())[^1];
        Assert.True(await again.Monitor.WaitAsync(LiveDashboard.All, new LogPosition(last.Transaction, last.Sequence), TimeSpan.FromSeconds(60), Ended));

        Assert.Equal(asLived, await ReadTables.DumpAsync(again));
    }

    private Task<LiveDashboard> StartAsync(Action<IServiceCollection>? configure = null, Interruption? interruption = null) =>
        LiveDashboard.StartAsync(database, services =>
        {
            services.ConfigureDbContext<ReadDbContext>(options =>
            {
                if (interruption is not null)
                {
                    options.AddInterceptors(interruption);
                }
            });
            configure?.Invoke(services);
        });

    /// <summary>The other projections would commit meanwhile.</summary>
    private static void OnlyCustomers(IServiceCollection services)
    {
        foreach (var other in services.Where(service => service.ServiceType == typeof(Projection) && service.ImplementationType != typeof(CustomerStatsProjection)).ToList())
        {
            services.Remove(other);
        }
    }

    private async Task<int> CountCustomersAsync()
    {
        await using var idle = await StartAsync(services => services.Configure<ProjectionOptions>(options => options.Run = false));
        return await idle.QueryAsync(db => db.Customers.CountAsync(Ended));
    }

    private static async Task<int> CountUntilAsync(LiveDashboard live, int expected)
    {
        var counted = 0;
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    counted = await live.QueryAsync(db => db.Customers.CountAsync(Ended));
                }
                catch (Exception fault) when (live.Services.GetRequiredService<IReadDatabase>().IsTransient(fault))
                {
                    counted = 0;
                }

                return counted >= expected;
            },
            $"{expected} customers are in the read tables");
        return counted;
    }

    public sealed class OnPostgreSql(TestCluster cluster) : EngineTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : EngineTests(new SqlServerDatabase());
}
