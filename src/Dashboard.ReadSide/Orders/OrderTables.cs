using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Orders;

internal sealed class OrderTable : IEntityTypeConfiguration<OrderRow>
{
    public void Configure(EntityTypeBuilder<OrderRow> builder)
    {
        builder.ToTable("Orders");
        builder.HasKey(row => row.OrderId);
        builder.Property(row => row.OrderId).ValueGeneratedNever();
        builder.Property(row => row.Reference).HasMaxLength(Lengths.Reference);
        builder.Property(row => row.CustomerName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.CustomerEmail).HasMaxLength(Lengths.Email);
        builder.Property(row => row.PaymentMethod).HasMaxLength(Lengths.PaymentMethod);
        builder.Property(row => row.ShippingAddress).HasMaxLength(Lengths.Address).AsJson();
        builder.Property(row => row.Items).AsJson();
        builder.Property(row => row.StatusHistory).AsJson();
        builder.HasIndex(row => new { row.CreatedAt, row.OrderId });
        builder.HasIndex(row => new { row.Status, row.CreatedAt, row.OrderId });
        builder.HasIndex(row => new { row.CustomerId, row.CreatedAt, row.OrderId });
        builder.HasIndex(row => new { row.CustomerId, row.Status, row.CreatedAt, row.OrderId });
        builder.HasIndex(row => new { row.Total, row.OrderId });
        builder.HasIndex(row => new { row.Status, row.Total, row.OrderId });
    }
}

internal sealed class OrderFulfilmentTable : IEntityTypeConfiguration<OrderFulfilmentRow>
{
    public void Configure(EntityTypeBuilder<OrderFulfilmentRow> builder)
    {
        builder.ToTable("OrderFulfilments");
        builder.HasKey(row => row.OrderId);
        builder.Property(row => row.OrderId).ValueGeneratedNever();
        builder.Property(row => row.Payment).AsJson();
        builder.Property(row => row.Shipment).AsJson();
        builder.Property(row => row.Notes).AsJson();
    }
}

internal sealed class OrderCountTable : IEntityTypeConfiguration<OrderCount>
{
    public void Configure(EntityTypeBuilder<OrderCount> builder)
    {
        builder.ToTable("OrderCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.HasIndex(row => new { row.Day, row.Status });
    }
}

internal sealed class OrderStatusCountTable : IEntityTypeConfiguration<OrderStatusCount>
{
    public void Configure(EntityTypeBuilder<OrderStatusCount> builder)
    {
        builder.ToTable("OrderStatusCounts");
        builder.HasKey(row => row.Status);
        builder.Property(row => row.Status).ValueGeneratedNever();
    }
}

internal sealed class CustomerOrderCountTable : IEntityTypeConfiguration<CustomerOrderCount>
{
    public void Configure(EntityTypeBuilder<CustomerOrderCount> builder)
    {
        builder.ToTable("CustomerOrderCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.HasIndex(row => row.CustomerId);
    }
}
