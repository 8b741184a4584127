using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dashboard.WriteSide.Tests.Storage;

/// <summary>Without a database: what the migrations hold is what the model says.</summary>
public sealed class WriteModelTests
{
    public static TheoryData<string> Engines => ["PostgreSql", "SqlServer"];

    private static WriteDbContext Context(string engine) => engine == "PostgreSql"
        ? new PostgreSql.Write.WriteDesign().CreateDbContext([])
        : new SqlServer.Write.WriteDesign().CreateDbContext([]);

    [Theory]
    [MemberData(nameof(Engines))]
    public void Model_OfTheWriteTables_HasNoPendingChange(string engine)
    {
        using var context = Context(engine);

        Assert.False(context.Database.HasPendingModelChanges(), $"Add a migration of WriteDbContext for {engine}.");
        Assert.NotEmpty(context.Database.GetMigrations());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Script_OfAllMigrations_IsIdempotentAndHoldsEveryTable(string engine)
    {
        using var context = Context(engine);

        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.All(
            context.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Append(OrderNumbers.SequenceName),
            name => Assert.Contains(name, script, StringComparison.Ordinal));
        Assert.Contains(engine == "PostgreSql" ? "IF NOT EXISTS(SELECT 1 FROM" : "IF NOT EXISTS (", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_ForSqlServer_NumbersTransactionsByRowVersionAndClustersOnNoGuid()
    {
        using var context = Context("SqlServer");

        var script = context.GetService<IMigrator>().GenerateScript();

        Assert.Contains("[Transaction] rowversion", script, StringComparison.Ordinal);
        Assert.Contains("PRIMARY KEY NONCLUSTERED ([Id])", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_ForPostgreSql_NumbersTransactionsByTheirOwnId()
    {
        using var context = Context("PostgreSql");

        Assert.Contains("xid8 NOT NULL DEFAULT (pg_current_xact_id())", context.GetService<IMigrator>().GenerateScript(), StringComparison.Ordinal);
    }
}
