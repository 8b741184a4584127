using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.ReadSide.Staff;

internal sealed class StaffUserTable : IEntityTypeConfiguration<StaffUserRow>
{
    public void Configure(EntityTypeBuilder<StaffUserRow> builder)
    {
        builder.ToTable("StaffUsers");
        builder.HasKey(row => row.UserId);
        builder.Property(row => row.UserId).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Email).HasMaxLength(Lengths.StaffEmail);
        builder.Property(row => row.SortName).HasMaxLength(Lengths.Name);
        builder.Property(row => row.DeactivatedBy).HasMaxLength(Lengths.Name);
        builder.Property(row => row.DeactivationReason).HasMaxLength(Lengths.Reason);
        builder.Property(row => row.TimeZone).HasMaxLength(Lengths.TimeZone);
        builder.Property(row => row.Picture).HasMaxLength(Lengths.Digest);
        builder.HasIndex(row => new { row.SortName, row.UserId });
        builder.HasIndex(row => new { row.Status, row.SortName, row.UserId });
        builder.HasIndex(row => new { row.Role, row.SortName, row.UserId });
    }
}

internal sealed class StaffUserNoteTable : IEntityTypeConfiguration<StaffUserNote>
{
    public void Configure(EntityTypeBuilder<StaffUserNote> builder)
    {
        builder.ToTable("StaffUserNotes");
        builder.HasKey(row => row.EventId);
        builder.Property(row => row.EventId).ValueGeneratedNever();
        builder.Property(row => row.By).HasMaxLength(Lengths.Name);
        builder.Property(row => row.Why).HasMaxLength(Lengths.Reason);
        builder.HasIndex(row => new { row.UserId, row.Number });
    }
}

internal sealed class StaffUserCountTable : IEntityTypeConfiguration<StaffUserCount>
{
    public void Configure(EntityTypeBuilder<StaffUserCount> builder)
    {
        builder.ToTable("StaffUserCounts");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(Lengths.Key);
    }
}
