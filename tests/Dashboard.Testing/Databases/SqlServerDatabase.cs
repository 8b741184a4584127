using Dashboard.Domain.Storage;
using Dashboard.SqlServer;
using Dashboard.WriteSide;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Testing.Databases;

/// <summary>A database on the SQL Server that <c>DASHBOARD_TEST_SQLSERVER</c> names; the login must be able to create databases.</summary>
public sealed class SqlServerDatabase : TestDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("DASHBOARD_TEST_SQLSERVER");

    private readonly string _name = $"dashboard_test_{Guid.NewGuid():n}";

    public override string? Missing => string.IsNullOrWhiteSpace(Server)
        ? "Needs a SQL Server: set DASHBOARD_TEST_SQLSERVER to a connection string."
        : null;

    public override async ValueTask InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        ConnectionString = new SqlConnectionStringBuilder(Server) { InitialCatalog = _name }.ConnectionString;
        // As Azure SQL does by default: readers do not wait for writers.
        await ExecuteAsync($"CREATE DATABASE [{_name}]; ALTER DATABASE [{_name}] SET READ_COMMITTED_SNAPSHOT ON;");
        await using var services = AddTo(new ServiceCollection().AddLogging().AddDashboardWriteSide()).BuildServiceProvider();
        await services.GetRequiredService<IDatabaseMigrator>().MigrateAsync(CancellationToken.None);
    }

    protected override async ValueTask DropAsync()
    {
        if (Missing is null)
        {
            await ExecuteAsync($"IF DB_ID('{_name}') IS NOT NULL BEGIN ALTER DATABASE [{_name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{_name}]; END");
        }
    }

    public override IServiceCollection AddTo(IServiceCollection services) =>
        services.AddDashboardSqlServer(ConnectionString, ConnectionString);

    public override Task CutConnectionsAsync() =>
        ExecuteAsync($"ALTER DATABASE [{_name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; ALTER DATABASE [{_name}] SET MULTI_USER;");

    private static async Task ExecuteAsync(string statement)
    {
        await using var connection = new SqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new SqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
