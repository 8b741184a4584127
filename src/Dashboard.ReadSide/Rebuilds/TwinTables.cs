using System.Security.Cryptography;
using System.Text;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// The tables that a rebuild fills: made from the model that the served ones are made from, in a schema of their own. Keys
/// come first; the other indexes when the rows are in.
/// </summary>
/// <param name="options">The engine.</param>
/// <param name="statements">Its statements.</param>
/// <param name="schema">Where the twins are.</param>
internal sealed class TwinTables(
    DbContextOptions<ReadDbContext> options, IRebuildStatements statements, string schema = ReadDbContext.TwinSchema) : IDbContextFactory<ReadDbContext>
{
    private readonly DbContextOptions<ReadDbContext> _options = TableSchema.Over(options, schema);

    /// <summary>Name of the checkpoint of a projection's twin, and of what the twin set aside.</summary>
    public string CheckpointOf(Projection projection) => $"{schema}/{projection.Name}";

    /// <summary>A context over the twins of all projections; checkpoints and parked events are the ones of everybody.</summary>
    public ReadDbContext CreateDbContext() => new(_options);

    /// <summary>The row's type in the model of a context.</summary>
    public static IEntityType EntityOf(ReadDbContext db, RowTable table) =>
        db.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == table.Name);

    /// <summary>Names of a projection's tables.</summary>
    public IReadOnlyList<string> NamesOf(Projection projection)
    {
        using var db = CreateDbContext();
        return [.. projection.Tables.Select(table => EntityOf(db, table).GetTableName()!)];
    }

    /// <summary>Mark of the shape that the program wants the tables to have, and of the version that folds them.</summary>
    public string ShapeOf(Projection projection)
    {
        using var db = CreateDbContext();
        var script = string.Join('\n', CommandsFor(db, [.. TablesIn(db, projection), .. IndexesIn(db, projection)]).Select(command => command.CommandText));
        return $"{projection.Version}-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}";
    }

    /// <summary>Where a twin stands, and the rows of it that wait for an operator.</summary>
    /// <exception cref="TwinGoneException">There is no twin.</exception>
    public async Task<(Checkpoint At, ParkedRows Parked)> WhereAsync(Projection projection, CancellationToken cancellationToken)
    {
        var name = CheckpointOf(projection);
        await using var db = CreateDbContext();
        var at = await db.Checkpoints.AsNoTracking().SingleOrDefaultAsync(row => row.Name == name, cancellationToken)
            ?? throw new TwinGoneException(projection.Name);
        var parked = await db.SkippedRowsAsync(projection.Name, cancellationToken);
        foreach (var row in await db.ParkedEvents.Where(row => row.Projection == name).Select(row => new { row.Table, row.RowKey }).Distinct().ToListAsync(cancellationToken))
        {
            parked.Add(row.Table, row.RowKey);
        }

        return (at, parked);
    }

    /// <summary>Makes the tables, empty and without indexes. Those that are there go.</summary>
    public async Task MakeAsync(ReadDbContext db, Projection projection, CancellationToken cancellationToken)
    {
        await DropAsync(db, projection, schema, cancellationToken);
        await RunAsync(db, TablesIn(db, projection), cancellationToken);
    }

    /// <summary>Makes the indexes, each in a transaction of its own, and tells the planner of the rows.</summary>
    public async Task IndexAsync(Projection projection, CancellationToken cancellationToken)
    {
        await using var db = CreateDbContext();
        db.Database.SetCommandTimeout(0);
        foreach (var index in IndexesIn(db, projection))
        {
            // One that was broken off by a crash would be in the way.
            await db.Database.ExecuteSqlRawAsync(statements.DropIndex(index.Schema!, index.Table, index.Name), cancellationToken);
            await RunAsync(db, [index], cancellationToken);
        }

        foreach (var table in NamesOf(projection))
        {
            await db.Database.ExecuteSqlRawAsync(statements.Analyze(schema, table), cancellationToken);
        }
    }

    /// <summary>Drops a projection's tables from a schema that is not served.</summary>
    public async Task DropAsync(ReadDbContext db, Projection projection, string from, CancellationToken cancellationToken)
    {
        foreach (var table in NamesOf(projection))
        {
            await db.Database.ExecuteSqlRawAsync(statements.DropTable(from, table), cancellationToken);
        }
    }

    private static List<MigrationOperation> TablesIn(ReadDbContext db, Projection projection)
    {
        var names = projection.Tables.Select(table => EntityOf(db, table).GetTableName()).ToHashSet();
        return [.. Operations(db).OfType<CreateTableOperation>().Where(table => table.Schema == db.TableSchema && names.Contains(table.Name))];
    }

    private static List<CreateIndexOperation> IndexesIn(ReadDbContext db, Projection projection)
    {
        var names = projection.Tables.Select(table => EntityOf(db, table).GetTableName()).ToHashSet();
        return [.. Operations(db).OfType<CreateIndexOperation>().Where(index => index.Schema == db.TableSchema && names.Contains(index.Table))];
    }

    private static IReadOnlyList<MigrationOperation> Operations(ReadDbContext db) => db.GetService<IMigrationsModelDiffer>()
        .GetDifferences(source: null, db.GetService<IDesignTimeModel>().Model.GetRelationalModel());

    private static IReadOnlyList<MigrationCommand> CommandsFor(ReadDbContext db, IReadOnlyList<MigrationOperation> operations) =>
        db.GetService<IMigrationsSqlGenerator>().Generate(operations, db.GetService<IDesignTimeModel>().Model);

    private static async Task RunAsync(ReadDbContext db, IReadOnlyList<MigrationOperation> operations, CancellationToken cancellationToken)
    {
        foreach (var command in CommandsFor(db, operations))
        {
            await command.ExecuteNonQueryAsync(db.GetService<IRelationalConnection>(), cancellationToken: cancellationToken);
        }
    }
}

/// <summary>The twin is no longer there: somebody else ended the rebuild.</summary>
internal sealed class TwinGoneException(string projection) : Exception($"The twin of {projection} is no longer there.");
