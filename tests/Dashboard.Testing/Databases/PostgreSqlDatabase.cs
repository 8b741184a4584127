using Dashboard.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Testing.Databases;

/// <summary>A database on the test process's own PostgreSQL.</summary>
public sealed class PostgreSqlDatabase(TestCluster cluster) : TestDatabase
{
    public override async ValueTask InitializeAsync() => ConnectionString = await cluster.CreateDatabaseAsync();

    public override async ValueTask DisposeAsync() => await cluster.DropAsync(ConnectionString);

    public override IServiceCollection AddTo(IServiceCollection services) =>
        services.AddDashboardPostgreSql(ConnectionString, ConnectionString);

    public override string Quote(string schema, string name) => $"\"{schema}\".\"{name}\"";
}
