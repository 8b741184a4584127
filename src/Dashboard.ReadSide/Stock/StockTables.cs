using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Stock;

internal sealed class StockTable : IEntityTypeConfiguration<StockRow>
{
    public void Configure(EntityTypeBuilder<StockRow> builder)
    {
        builder.ToTable("Stock");
        builder.HasKey(row => row.ProductId);
        builder.Property(row => row.ProductId).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Lengths.Name);
        builder.Property(row => row.SortName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Category).HasMaxLength(Lengths.Category);
        builder.Property(row => row.SearchText).HasMaxLength(Lengths.Name + Lengths.Category + 1);
        builder.HasIndex(row => new { row.SortName, row.ProductId });
        builder.HasIndex(row => new { row.OnHand, row.ProductId });
        builder.HasIndex(row => new { row.Reserved, row.ProductId });
        builder.HasIndex(row => new { row.Available, row.ProductId });
        builder.HasIndex(row => new { row.MovedAt, row.ProductId });
        builder.HasIndex(row => new { row.HasReserved, row.SortName, row.ProductId });
        builder.HasIndex(row => new { row.Level, row.SortName, row.ProductId });
    }
}

internal sealed class StockMovementTable : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> builder)
    {
        builder.ToTable("StockMovements");
        builder.HasKey(row => row.EventId);
        builder.Property(row => row.EventId).ValueGeneratedNever();
        builder.Property(row => row.Reason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.By).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.ProductId, row.StreamVersion });
    }
}

internal sealed class StockCountTable : IEntityTypeConfiguration<StockCount>
{
    public void Configure(EntityTypeBuilder<StockCount> builder)
    {
        builder.ToTable("StockCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
    }
}
