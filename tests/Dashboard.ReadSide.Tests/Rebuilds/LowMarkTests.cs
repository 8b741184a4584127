using Dashboard.Domain.Log;
using Dashboard.Domain.Storage;
using Dashboard.PostgreSql;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>What a rebuild must never do: keep others from reading new events.</summary>
public sealed class LowMarkTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly PostgreSqlDatabase _database = new(cluster);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Snapshot_OfAComparison_LetsTheLogBeReadBeyondIt()
    {
        await using var live = await LiveDashboard.StartAsync(_database);
        var before = await live.Dashboard.Shop.CustomerAsync();
        await live.FoldedAsync();
        var statements = live.Services.GetRequiredService<IRebuildStatements>();
        await using var db = await live.Services.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync(Ended);
        await using var snapshot = await db.Database.BeginTransactionAsync(statements.Snapshot, Ended);
        Assert.Equal(1, await db.Customers.CountAsync(Ended));

        var after = await live.Dashboard.Shop.CustomerAsync();

        Assert.NotNull(await live.AskAsync(new GetCustomer(before)));
        Assert.NotNull(await live.AskAsync(new GetCustomer(after)));
        Assert.Equal(1, await db.Customers.CountAsync(Ended));
    }

    [Fact]
    public async Task Transaction_OfTheReadSide_LetsTheLogBeReadBeyondIt()
    {
        await using var live = await LiveDashboard.StartAsync(_database);
        await using var tables = await live.Services.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync(Ended);
        await using var twin = live.Services.GetRequiredService<TwinTables>().CreateDbContext();
        foreach (var db in new[] { tables, twin })
        {
            var open = await db.Database.BeginTransactionAsync(Ended);
            await db.Database.ExecuteSqlAsync($"SELECT pg_current_xact_id()", Ended);
            Assert.NotNull(open);
        }

        var customer = await live.Dashboard.Shop.CustomerAsync();

        Assert.NotNull(await live.AskAsync(new GetCustomer(customer)));
    }

    [Theory]
    [InlineData("Dashboard write")]
    [InlineData("psql")]
    [InlineData("")]
    public async Task Transaction_OfAnybodyElse_KeepsReadersOfTheLogWaiting(string session)
    {
        await using var live = await LiveDashboard.StartAsync(_database);
        var reader = live.Services.GetRequiredService<IEventLogReader>();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { ApplicationName = session, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ended);
        await using var open = await connection.BeginTransactionAsync(Ended);
        await using var number = new NpgsqlCommand("SELECT pg_current_xact_id()", connection, open);
        await number.ExecuteScalarAsync(Ended);
        var before = await reader.ReadableHeadAsync(Ended);

        var outcome = await live.Dashboard.SendAsync(new RegisterCustomer("Ana", "ana@example.com"));

        Assert.True(outcome.IsAccepted);
        Assert.Empty(await reader.ReadAsync(before, 10, Ended));
        Assert.Equal(before, await reader.ReadableHeadAsync(Ended));
        await open.RollbackAsync(Ended);
        await Eventually.TrueAsync(async () => await reader.ReadableHeadAsync(Ended) == outcome.Position, "readers go on once it is over");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dashboard read")]
    [InlineData("a name as long as a name of a session can be, and longer, so that it is cut")]
    public async Task Session_OfTheWriteSide_NeverPromises_WhateverItsConnectionStringIsCalled(string name)
    {
        var connection = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { ApplicationName = name }.ConnectionString;
        await using var services = new ServiceCollection().AddDashboardPostgreSql(connection, connection).BuildServiceProvider();

        Assert.StartsWith("Dashboard write", (string?)await NameAsync(DatabaseSide.Write), StringComparison.Ordinal);
        Assert.StartsWith("Dashboard read", (string?)await NameAsync(DatabaseSide.Read), StringComparison.Ordinal);

        async Task<object?> NameAsync(DatabaseSide side)
        {
            await using var command = services.GetRequiredKeyedService<NpgsqlDataSource>(side).CreateCommand("SHOW application_name");
            return await command.ExecuteScalarAsync(Ended);
        }
    }
}
