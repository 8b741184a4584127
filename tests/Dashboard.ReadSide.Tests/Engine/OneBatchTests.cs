using Dashboard.ReadSide.Customers;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>PostgreSQL takes a batch as one message: rows and checkpoint come together or not at all.</summary>
public sealed class OneBatchTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly PostgreSqlDatabase _database = new(cluster);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Kill_InTheMiddleOfABatch_LeavesNothingAndIsFoldedOnce()
    {
        await using var live = await LiveDashboard.StartAsync(_database);
        await live.Dashboard.Shop.CustomerAsync("Ana", verified: false);
        await live.FoldedAsync();
        var before = await StoredAsync(live);
        await using var other = await OpenAsync();
        await using var watch = await OpenAsync();
        await using (var held = await other.BeginTransactionAsync(Ended))
        {
            await RunAsync(other, """LOCK TABLE read."CustomerCounts" IN SHARE MODE""");

            // (A lock on a row would be a transaction of the log's own kind and hold its readers back.)
            // Checkpoint and customer are written by now, and the counter waits for the table that is held.
            await live.Dashboard.Shop.CustomerAsync("Ben", verified: false);
            await Eventually.TrueAsync(async () => await CutWaitingAsync(watch) > 0, "the batch waits for the counters");

            Assert.Equal(before, await StoredAsync(live));
            await held.RollbackAsync(Ended);
        }

        await live.FoldedAsync();
        Assert.Equal((2, 2), await CountsAsync(live));
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(Ended);
        return connection;
    }

    private static Task<(int Customers, int Counted)> CountsAsync(LiveDashboard live) => live.QueryAsync(async db =>
        (await db.Customers.CountAsync(Ended), await db.Set<CustomerCount>().SumAsync(row => row.Customers, Ended)));

    private static async Task<(int Customers, int Counted, long Sequence)> StoredAsync(LiveDashboard live)
    {
        var (customers, counted) = await CountsAsync(live);
        var checkpoint = await live.QueryAsync(db => db.Checkpoints.SingleAsync(row => row.Name == "CustomerStats", Ended));
        return (customers, counted, checkpoint.Sequence);
    }

    private static Task<long> CutWaitingAsync(NpgsqlConnection connection) => RunAsync(connection, """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%CustomerCounts%'
        """);

    private static async Task<long> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ended) is long number ? number : 0;
    }
}
