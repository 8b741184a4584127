using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Sales;

internal sealed class SalesOrderTable : IEntityTypeConfiguration<SalesOrder>
{
    public void Configure(EntityTypeBuilder<SalesOrder> builder)
    {
        builder.ToTable("SalesOrders");
        builder.HasKey(row => row.OrderId);
        builder.Property(row => row.OrderId).ValueGeneratedNever();
        builder.Property(row => row.Items).AsJson();
    }
}

internal sealed class SalesDayTable : IEntityTypeConfiguration<SalesDay>
{
    public void Configure(EntityTypeBuilder<SalesDay> builder)
    {
        builder.ToTable("SalesDays");
        builder.HasKey(row => row.Day);
        builder.Property(row => row.Day).ValueGeneratedNever();
        builder.Property(row => row.Average).HasPrecision(28, 10);
    }
}

internal sealed class SalesProductDayTable : IEntityTypeConfiguration<SalesProductDay>
{
    public void Configure(EntityTypeBuilder<SalesProductDay> builder)
    {
        builder.ToTable("SalesProductDays");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.Property(row => row.ProductName).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.Day, row.ProductId });
    }
}

internal sealed class SalesProductTable : IEntityTypeConfiguration<SalesProduct>
{
    public void Configure(EntityTypeBuilder<SalesProduct> builder)
    {
        builder.ToTable("SalesProducts");
        builder.HasKey(row => row.ProductId);
        builder.Property(row => row.ProductId).ValueGeneratedNever();
        builder.Property(row => row.ProductName).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.Revenue, row.ProductId });
    }
}

internal sealed class SalesCategoryDayTable : IEntityTypeConfiguration<SalesCategoryDay>
{
    public void Configure(EntityTypeBuilder<SalesCategoryDay> builder)
    {
        builder.ToTable("SalesCategoryDays");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.Property(row => row.Category).HasMaxLength(Lengths.Category);
        builder.HasIndex(row => new { row.Day, row.Category });
    }
}

internal sealed class SalesStatusTable : IEntityTypeConfiguration<SalesStatus>
{
    public void Configure(EntityTypeBuilder<SalesStatus> builder)
    {
        builder.ToTable("SalesStatuses");
        builder.HasKey(row => row.Status);
        builder.Property(row => row.Status).ValueGeneratedNever();
    }
}
