using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Customers;

internal sealed class CustomerStatsTable : IEntityTypeConfiguration<CustomerStats>
{
    public void Configure(EntityTypeBuilder<CustomerStats> builder)
    {
        builder.ToTable("CustomerStats");
        builder.HasKey(row => row.CustomerId);
        builder.Property(row => row.CustomerId).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Lengths.Name);
        builder.Property(row => row.SortName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Email).HasMaxLength(Lengths.Email);
        builder.Property(row => row.Phone).HasMaxLength(Lengths.Phone);
        builder.Property(row => row.Country).HasMaxLength(Lengths.Name);
        builder.Property(row => row.FavoriteCategory).HasMaxLength(Lengths.Category);
        builder.Property(row => row.SearchText).HasMaxLength(Lengths.Name + Lengths.Email + 1);
        builder.Property(row => row.AverageOrderValue).HasPrecision(28, 10);
        builder.Property(row => row.UnitsByCategory).AsJson();
        builder.HasIndex(row => new { row.SortName, row.CustomerId });
        builder.HasIndex(row => new { row.TotalSpent, row.CustomerId });
        builder.HasIndex(row => new { row.OrdersPlaced, row.CustomerId });
        builder.HasIndex(row => new { row.LastOrderSort, row.CustomerId });
        builder.HasIndex(row => new { row.MemberSince, row.CustomerId });
        builder.HasIndex(row => new { row.FavoriteCategory, row.SortName, row.CustomerId });
        builder.HasIndex(row => new { row.IsVerified, row.SortName, row.CustomerId });
    }
}

internal sealed class WishlistTable : IEntityTypeConfiguration<WishlistEntry>
{
    public void Configure(EntityTypeBuilder<WishlistEntry> builder)
    {
        builder.ToTable("Wishlists");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.Property(row => row.ProductName).HasMaxLength(Lengths.Name);
        builder.HasIndex(row => new { row.CustomerId, row.AddedAt });
    }
}

internal sealed class CustomerCountTable : IEntityTypeConfiguration<CustomerCount>
{
    public void Configure(EntityTypeBuilder<CustomerCount> builder)
    {
        builder.ToTable("CustomerCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
        builder.Property(row => row.FavoriteCategory).HasMaxLength(Lengths.Category);
    }
}
