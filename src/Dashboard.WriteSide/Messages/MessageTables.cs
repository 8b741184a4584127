using Dashboard.Domain.Messages;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Messages;

/// <summary>How messages lie in their tables.</summary>
internal static class MessageTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Message>(message =>
        {
            WriteDbContext.MapAggregate(message);
            message.Property(row => row.To).HasMaxLength(Limits.Email);
            message.Property(row => row.Name).HasMaxLength(Limits.Name);
            message.Property(row => row.Subject).HasMaxLength(Limits.Subject);
            message.HasIndex(row => new { row.Status, row.DueAt });
        });
        builder.Entity<PriceFall>(fall =>
        {
            fall.ToTable("PriceFalls");
            fall.HasKey(row => row.EventId);
            fall.Property(row => row.EventId).ValueGeneratedNever();
            fall.Property(row => row.ProductName).HasMaxLength(Limits.Name);
            fall.Property(row => row.Version).IsConcurrencyToken();
        });
    }
}
