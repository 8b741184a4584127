using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Notifications;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Staff;
using Dashboard.ReadSide.Stock;
using Dashboard.ReadSide.Storage;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

            // Rows lie in the order of their answers: this index costs a command next to nothing.
            modelBuilder.Entity<AnsweredCommand>().HasIndex(row => row.AnsweredAt).HasMethod(PostgreSqlStatements.OrderedIndex);
        }

        if (context is ReadDbContext)
        {
            modelBuilder.HasPostgresExtension(PostgreSqlStatements.TextExtension);
            IndexText(modelBuilder.Entity<CustomerStats>().HasIndex(row => row.SearchText));
            IndexText(modelBuilder.Entity<ProductRow>().HasIndex(row => row.SearchText));
            IndexText(modelBuilder.Entity<OrderRow>().HasIndex(row => row.SearchText));
            IndexText(modelBuilder.Entity<NotificationRow>().HasIndex(row => row.SearchText));
            IndexText(modelBuilder.Entity<StockRow>().HasIndex(row => row.SearchText));
            IndexText(modelBuilder.Entity<AuditRow>().HasIndex(row => row.SearchText));
            IndexText(modelBuilder.Entity<SubscriptionRow>().HasIndex(row => row.SearchText));
            IndexText(modelBuilder.Entity<StaffUserRow>().HasIndex(row => row.SearchText));
        }
    }

    private static void IndexText<TRow>(IndexBuilder<TRow> index) =>
        index.HasMethod(PostgreSqlStatements.TextIndex).HasOperators(PostgreSqlStatements.TextOperators);
}
