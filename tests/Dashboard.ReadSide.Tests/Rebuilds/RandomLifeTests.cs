using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Orders;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>Whatever happens, and whoever is cut off at whatever moment: the tables are those of a replay.</summary>
public sealed class RandomLifeTests(TestCluster cluster) : IAsyncLifetime
{
    private const int Steps = 25;

    private readonly PostgreSqlDatabase _database = new(cluster);

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Life_WithRandomRebuildsAndKills_EndsAsAReplayWould(int seed)
    {
        var random = new Random(seed);
        var live = await LiveDashboard.StartAsync(_database);
        try
        {
            for (var step = 0; step < Steps; step++)
            {
                if (random.Next(8) == 0)
                {
                    await live.DisposeAsync();
                    live = await LiveDashboard.StartAsync(_database);
                }

                await TryAsync(live, random);
            }

            await EndRebuildsAsync(live);
            await live.Dashboard.Shop.CustomerAsync("the last");
            await live.FoldedAsync();
            var lived = await ReadTables.DumpAsync(live);
            await live.DisposeAsync();
            Assert.Equal(await Rebuilding.ReplayAsync(_database), lived);
        }
        finally
        {
            await live.DisposeAsync();
        }
    }

    /// <summary>One step; a connection that is cut under it may take it along.</summary>
    private async Task TryAsync(LiveDashboard live, Random random)
    {
        try
        {
            await StepAsync(live, random);
        }
        catch (Exception fault) when (live.Services.GetRequiredService<IReadDatabase>().IsTransient(fault))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"Cut off: {fault.Message}");
        }
    }

    private async Task StepAsync(LiveDashboard live, Random random)
    {
        var (dashboard, shop) = (live.Dashboard, live.Dashboard.Shop);
        var projection = LiveDashboard.All[random.Next(LiveDashboard.All.Count)];
        switch (random.Next(8))
        {
            case 0:
                await _database.CutConnectionsAsync();
                break;
            case 1 or 2 or 3:
                await dashboard.SendAsync(new RebuildProjection(projection, (RebuildMode)random.Next(3), "chance"), Actors.Operator);
                break;
            case 4:
                await dashboard.SendAsync(new GoBack(projection, "chance"), Actors.Operator);
                break;
            case 5:
                var order = await shop.OrderAsync();
                await dashboard.SendAsync(new CancelOrder(order.OrderId, "chance"));
                break;
            case 6:
                await dashboard.SendAsync(new ChangeProductPrice(await shop.ProductAsync(), random.Next(1, 99), "chance"));
                break;
            default:
                await shop.OrderAsync();
                break;
        }
    }

    /// <summary>Lets every rebuild come to its end; those that ask are approved.</summary>
    private static async Task EndRebuildsAsync(LiveDashboard live)
    {
        await Eventually.TrueAsync(
            async () =>
            {
                var rebuilds = (await live.Services.GetRequiredService<IMediator>().Send(new ListRebuilds(null, new PageRequest { Limit = PageRequest.MaxLimit }))).Items;
                foreach (var rebuild in rebuilds.Where(rebuild => rebuild.State == RebuildState.AwaitingApproval))
                {
                    await live.Dashboard.SendAsync(new ApproveRebuild(rebuild.RebuildId, "chance"), Actors.Operator);
                }

                return rebuilds.All(rebuild => rebuild.IsOver);
            },
            "all rebuilds are over",
            TimeSpan.FromSeconds(60));
        var seen = (await live.Services.GetRequiredService<IMediator>().Send(new ListRebuilds(null, new PageRequest { Limit = PageRequest.MaxLimit }))).Items;
        Assert.DoesNotContain(seen, rebuild => rebuild.State == RebuildState.Failed);
        Assert.All(seen, rebuild => Assert.True(rebuild.Comparison is null or { IsEqual: true }, $"{rebuild.Projection} differs."));
    }
}
