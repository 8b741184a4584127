using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Sagas;

internal sealed class SagaTable : IEntityTypeConfiguration<SagaRow>
{
    public void Configure(EntityTypeBuilder<SagaRow> builder)
    {
        builder.ToTable("Sagas");
        builder.HasKey(row => row.SagaId);
        builder.Property(row => row.SagaId).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasMaxLength(Lengths.Saga);
        builder.Property(row => row.Step).HasMaxLength(Lengths.SagaStep);
        builder.Property(row => row.Steps).AsJson();
        builder.Property(row => row.Deeds).AsJson();
        builder.HasIndex(row => row.Key);
        builder.HasIndex(row => new { row.StartedAt, row.SagaId });
        builder.HasIndex(row => new { row.MovedAt, row.SagaId });
        builder.HasIndex(row => new { row.IsOver, row.StartedAt, row.SagaId });
        builder.HasIndex(row => new { row.State, row.StartedAt, row.SagaId });
        builder.HasIndex(row => new { row.Kind, row.State, row.StartedAt, row.SagaId });
    }
}

internal sealed class SagaCountTable : IEntityTypeConfiguration<SagaCount>
{
    public void Configure(EntityTypeBuilder<SagaCount> builder)
    {
        builder.ToTable("SagaCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.Property(row => row.Kind).HasMaxLength(Lengths.Saga);
    }
}
