using Dashboard.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.Testing.Databases;

/// <summary>A database on the test process's own PostgreSQL.</summary>
public sealed class PostgreSqlDatabase(TestCluster cluster) : TestDatabase
{
    public override async ValueTask InitializeAsync() => ConnectionString = await cluster.CreateDatabaseAsync();

    protected override async ValueTask DropAsync() => await cluster.DropAsync(ConnectionString);

    public override IServiceCollection AddTo(IServiceCollection services) =>
        services.AddDashboardPostgreSql(ConnectionString, ConnectionString);

    public override async Task CutConnectionsAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user", connection);
        await command.ExecuteNonQueryAsync();
    }
}
