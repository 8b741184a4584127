using Dashboard.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Testing.Databases;

/// <summary>A PostgreSQL database that another process has made, and drops.</summary>
public sealed class FoundDatabase : TestDatabase
{
    public FoundDatabase(string connectionString) => ConnectionString = connectionString;

    public override IServiceCollection AddTo(IServiceCollection services) => services.AddDashboardPostgreSql(ConnectionString, ConnectionString);

    public override Task CutConnectionsAsync() => throw new NotSupportedException("It belongs to another process.");

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    protected override ValueTask DropAsync() => ValueTask.CompletedTask;
}
