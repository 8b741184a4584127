using Dashboard.PostgreSql;
using Dashboard.ReadSide.Storage;
using Dashboard.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Storage;

/// <summary>The migrations that are checked in lead to the model that the program has, on every engine.</summary>
public sealed class ModelTests
{
    [Fact]
    public void ReadModel_OnPostgreSql_HasNoPendingChange() =>
        AssertComplete(services => services.AddDashboardPostgreSql("Host=nowhere", "Host=nowhere"));

    [Fact]
    public void ReadModel_OnSqlServer_HasNoPendingChange() =>
        AssertComplete(services => services.AddDashboardSqlServer("Server=nowhere", "Server=nowhere"));

    private static void AssertComplete(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        add(services);
        using var provider = services.BuildServiceProvider();
        using var db = provider.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges(), "The read model changed: add a migration for both engines.");
        Assert.NotEmpty(db.Database.GetMigrations());
    }
}
