using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dashboard.PostgreSql;

/// <summary>What the model has on PostgreSQL only.</summary>
internal sealed class PostgreSqlModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    /// <inheritdoc/>
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        if (context is WriteDbContext)
        {
            modelBuilder.Entity<LogRow>().Property(row => row.Transaction)
                .HasColumnType(PostgreSqlStatements.TransactionType)
                .HasDefaultValueSql(PostgreSqlStatements.CurrentTransaction);
        }
    }
}
