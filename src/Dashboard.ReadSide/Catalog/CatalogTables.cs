using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Catalog;

internal sealed class ProductTable : IEntityTypeConfiguration<ProductRow>
{
    public void Configure(EntityTypeBuilder<ProductRow> builder)
    {
        builder.ToTable("Products");
        builder.HasKey(row => row.ProductId);
        builder.Property(row => row.ProductId).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Lengths.Name);
        builder.Property(row => row.SortName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Category).HasMaxLength(Lengths.Category);
        builder.Property(row => row.Brand).HasMaxLength(Lengths.Category);
        builder.Property(row => row.AverageRating).HasPrecision(28, 10);
        builder.Property(row => row.Tags).AsJson();
        builder.Property(row => row.Images).AsJson();
        builder.Property(row => row.RecentPrices).AsJson();
        builder.HasIndex(row => new { row.SortName, row.ProductId });
        builder.HasIndex(row => new { row.Price, row.ProductId });
        builder.HasIndex(row => new { row.AverageRating, row.ProductId });
        builder.HasIndex(row => new { row.Stock, row.ProductId });
        builder.HasIndex(row => new { row.CreatedAt, row.ProductId });
        builder.HasIndex(row => new { row.Category, row.SortName, row.ProductId });
        builder.HasIndex(row => new { row.Category, row.AverageRating, row.ProductId });
        builder.HasIndex(row => new { row.LowStock, row.SortName, row.ProductId });
    }
}

internal sealed class PriceTable : IEntityTypeConfiguration<PriceRow>
{
    public void Configure(EntityTypeBuilder<PriceRow> builder)
    {
        builder.ToTable("Prices");
        builder.HasKey(row => row.EventId);
        builder.Property(row => row.EventId).ValueGeneratedNever();
        builder.Property(row => row.Reason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.By).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.ProductId, row.StreamVersion });
    }
}

internal sealed class ReviewTable : IEntityTypeConfiguration<ReviewRow>
{
    public void Configure(EntityTypeBuilder<ReviewRow> builder)
    {
        builder.ToTable("Reviews");
        builder.HasKey(row => row.ReviewId);
        builder.Property(row => row.ReviewId).ValueGeneratedNever();
        builder.Property(row => row.CustomerName).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.ProductId, row.At, row.ReviewId });
    }
}

internal sealed class CategoryTable : IEntityTypeConfiguration<CategoryRow>
{
    public void Configure(EntityTypeBuilder<CategoryRow> builder)
    {
        builder.ToTable("Categories");
        builder.HasKey(row => row.Category);
        builder.Property(row => row.Category).HasMaxLength(Lengths.Category);
    }
}

internal sealed class CatalogTotalsTable : IEntityTypeConfiguration<CatalogTotals>
{
    public void Configure(EntityTypeBuilder<CatalogTotals> builder)
    {
        builder.ToTable("CatalogTotals");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).ValueGeneratedNever();
    }
}

internal sealed class ProductCountTable : IEntityTypeConfiguration<ProductCount>
{
    public void Configure(EntityTypeBuilder<ProductCount> builder)
    {
        builder.ToTable("ProductCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.Property(row => row.Category).HasMaxLength(Lengths.Category);
    }
}
