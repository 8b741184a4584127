using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Operations;

internal sealed class RebuildRequestTable : IEntityTypeConfiguration<RebuildRequest>
{
    public void Configure(EntityTypeBuilder<RebuildRequest> builder)
    {
        builder.ToTable("RebuildRequests");
        builder.HasKey(row => row.RebuildId);
        builder.Property(row => row.RebuildId).ValueGeneratedNever();
        builder.Property(row => row.Projection).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.Reason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.RequestedBy).HasMaxLength(Lengths.Name);
        builder.Property(row => row.ApprovedBy).HasMaxLength(Lengths.Name);
        builder.Property(row => row.ApprovedReason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.CancelledBy).HasMaxLength(Lengths.Name);
        builder.Property(row => row.CancelledReason).HasMaxLength(Lengths.Reason);
        builder.HasIndex(row => new { row.RequestedAt, row.RebuildId });
        builder.HasIndex(row => new { row.Projection, row.RequestedAt, row.RebuildId });
    }
}

internal sealed class GoBackRequestTable : IEntityTypeConfiguration<GoBackRequest>
{
    public void Configure(EntityTypeBuilder<GoBackRequest> builder)
    {
        builder.ToTable("GoBackRequests");
        builder.HasKey(row => row.EventId);
        builder.Property(row => row.EventId).ValueGeneratedNever();
        builder.Property(row => row.Projection).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.Reason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.By).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.Projection, row.At });
    }
}

internal sealed class ProjectionSwitchTable : IEntityTypeConfiguration<ProjectionSwitch>
{
    public void Configure(EntityTypeBuilder<ProjectionSwitch> builder)
    {
        builder.ToTable("ProjectionSwitches");
        builder.HasKey(row => row.Projection);
        builder.Property(row => row.Projection).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.Reason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.By).HasMaxLength(Lengths.Name);
    }
}

internal sealed class ProjectionDeedTable : IEntityTypeConfiguration<ProjectionDeed>
{
    public void Configure(EntityTypeBuilder<ProjectionDeed> builder)
    {
        builder.ToTable("ProjectionDeeds");
        builder.HasKey(row => row.EventId);
        builder.Property(row => row.EventId).ValueGeneratedNever();
        builder.Property(row => row.Projection).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.Table).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.RowKey).HasMaxLength(Lengths.Key);
        builder.Property(row => row.Reason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.By).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.Projection, row.At, row.EventId });
        builder.HasIndex(row => new { row.Projection, row.Kind, row.Number });
    }
}

internal sealed class ParkedOrderTable : IEntityTypeConfiguration<ParkedOrder>
{
    public void Configure(EntityTypeBuilder<ParkedOrder> builder)
    {
        builder.ToTable("ParkedOrders");
        builder.HasKey(row => row.EventId);
        builder.Property(row => row.EventId).ValueGeneratedNever();
        builder.Property(row => row.Projection).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.Table).HasMaxLength(Lengths.Projection);
        builder.Property(row => row.RowKey).HasMaxLength(Lengths.Key);
        builder.Property(row => row.Reason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.By).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.Projection, row.Number });
    }
}

internal sealed class ParkedOrderOutcomeTable : IEntityTypeConfiguration<ParkedOrderOutcome>
{
    public void Configure(EntityTypeBuilder<ParkedOrderOutcome> builder)
    {
        builder.ToTable("ParkedOrderOutcomes", ReadDbContext.Schema);
        builder.HasKey(row => row.EventId);
        builder.Property(row => row.EventId).ValueGeneratedNever();
    }
}
