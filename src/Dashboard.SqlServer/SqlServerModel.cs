using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dashboard.SqlServer;

/// <summary>What the model has on SQL Server only.</summary>
internal sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    /// <inheritdoc/>
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        if (context is WriteDbContext)
        {
            modelBuilder.Entity<LogRow>(log =>
            {
                log.Property(row => row.Transaction).IsRowVersion();

                // A statement a row: one MERGE for many rows may number them in another order than the events happened in.
                log.ToTable("Events", table => table.UseSqlOutputClause(false));
            });
        }

        if (context is ReadDbContext)
        {
            CompareKeysLetterByLetter(modelBuilder);
        }

        DoNotClusterOnRandomKeys(modelBuilder);
    }

    /// <summary>A projection tells "Toys" from "toys", as PostgreSQL does; so must the keys of its rows.</summary>
    private static void CompareKeysLetterByLetter(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.FindPrimaryKey()?.Properties ?? []))
        {
            if (property.ClrType == typeof(string))
            {
                property.SetCollation(SqlServerStatements.KeyCollation);
            }
        }

        // Where the keys of such rows stand beside something else.
        modelBuilder.Entity<ParkedEvent>().Property(row => row.RowKey).UseCollation(SqlServerStatements.KeyCollation);
        modelBuilder.Entity<ParkedOrder>().Property(row => row.RowKey).UseCollation(SqlServerStatements.KeyCollation);
    }

    /// <summary>A random key at the front of a clustered index would split pages with every insert.</summary>
    private static void DoNotClusterOnRandomKeys(ModelBuilder modelBuilder)
    {
        foreach (var key in modelBuilder.Model.GetEntityTypes().Select(entity => entity.FindPrimaryKey()).OfType<Microsoft.EntityFrameworkCore.Metadata.IMutableKey>())
        {
            if (key.Properties[0].ClrType == typeof(Guid))
            {
                key.SetIsClustered(false);
            }
        }
    }
}
