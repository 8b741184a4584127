using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Notifications;

internal sealed class NotificationTable : IEntityTypeConfiguration<NotificationRow>
{
    public void Configure(EntityTypeBuilder<NotificationRow> builder)
    {
        builder.ToTable("Notifications");
        builder.HasKey(row => row.MessageId);
        builder.Property(row => row.MessageId).ValueGeneratedNever();
        builder.Property(row => row.To).HasMaxLength(Lengths.Email);
        builder.Property(row => row.Name).HasMaxLength(Lengths.Name);
        builder.Property(row => row.About).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Subject).HasMaxLength(Lengths.Subject);
        builder.Property(row => row.Failure).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.RetriedBy).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.QueuedAt, row.MessageId });
        builder.HasIndex(row => new { row.Status, row.QueuedAt, row.MessageId });
        builder.HasIndex(row => new { row.Kind, row.Status, row.QueuedAt, row.MessageId });
        builder.HasIndex(row => new { row.CustomerId, row.QueuedAt, row.MessageId });
        builder.HasIndex(row => new { row.OrderId, row.QueuedAt, row.MessageId });
        builder.HasIndex(row => new { row.SubscriptionId, row.QueuedAt, row.MessageId });
    }
}

internal sealed class NotificationCountTable : IEntityTypeConfiguration<NotificationCount>
{
    public void Configure(EntityTypeBuilder<NotificationCount> builder)
    {
        builder.ToTable("NotificationCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
    }
}
