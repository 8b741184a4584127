using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>A transaction that somebody forgot holds the log back for as long as it lasts, and no longer.</summary>
public abstract class OpenTransactionTests(TestDatabase database) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>The pause between two looks must not grow out of all bounds meanwhile: a hundred and more looks are waited for.</summary>
    [Fact]
    public async Task Transaction_ThatStaysOpenForLong_DoesNotEndTheReaderOfTheLog()
    {
        await using var live = await LiveDashboard.StartAsync(database, services =>
            services.Configure<ProjectionOptions>(options => options.PollInterval = TimeSpan.FromMilliseconds(10)));
        await live.Dashboard.Shop.CustomerAsync();
        await live.FoldedAsync();
        Guid customer;
        await using (var scope = live.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
            await using var open = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(row => row.Country, "Spain"), TestContext.Current.CancellationToken);
            customer = await live.Dashboard.Shop.CustomerAsync(verified: false);
            var looked = 0;
            var seen = live.Monitor.Status(ProjectionNames.Sales).HeartbeatAt;
            await Eventually.TrueAsync(
                () =>
                {
                    var now = live.Monitor.Status(ProjectionNames.Sales).HeartbeatAt;
                    looked += now == seen ? 0 : 1;
                    seen = now;
                    return looked > 150;
                },
                "the log was looked at again and again",
                TimeSpan.FromSeconds(60));
            await open.RollbackAsync(TestContext.Current.CancellationToken);
        }

        Assert.NotNull(await live.AskAsync(new GetCustomer(customer)));
    }

    public sealed class OnPostgreSql(TestCluster cluster) : OpenTransactionTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : OpenTransactionTests(new SqlServerDatabase());
}
