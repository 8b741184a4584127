using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Audit;

internal sealed class AuditTable : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("AuditLog");
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedNever();
        builder.Property(row => row.StreamKind).HasMaxLength(Lengths.StreamKind);
        builder.Property(row => row.Name).HasMaxLength(Lengths.EventName);
        builder.HasIndex(row => new { row.StreamKind, row.Sequence });
        builder.HasIndex(row => new { row.StreamId, row.Sequence });
        builder.HasIndex(row => new { row.Name, row.Sequence });
        builder.HasIndex(row => new { row.ActorId, row.Sequence });
        builder.HasIndex(row => new { row.CorrelationId, row.Sequence });
    }
}

internal sealed class AuditCountTable : IEntityTypeConfiguration<AuditCount>
{
    public void Configure(EntityTypeBuilder<AuditCount> builder)
    {
        builder.ToTable("AuditCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.Property(row => row.StreamKind).HasMaxLength(Lengths.StreamKind);
        builder.Property(row => row.Name).HasMaxLength(Lengths.EventName);
        builder.HasIndex(row => row.Day);
    }
}

internal sealed class AuditPersonTable : IEntityTypeConfiguration<AuditPerson>
{
    public void Configure(EntityTypeBuilder<AuditPerson> builder)
    {
        builder.ToTable("AuditPeople");
        builder.HasKey(row => row.UserId);
        builder.Property(row => row.UserId).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Lengths.Name);
    }
}
