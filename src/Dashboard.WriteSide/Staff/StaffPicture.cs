using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.Staff;

/// <summary>The picture of a member of staff. The log knows that there is one, by its digest, and not what it shows.</summary>
public sealed class StaffPicture
{
    /// <summary>Largest picture, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>Largest side, in pixels: a few bytes can ask a browser for gigabytes.</summary>
    public const int MostPixels = 2_048;

    private const int TypeLength = 20;

    /// <summary>Whose.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What its bytes say that it is, such as <c>image/png</c>.</summary>
    public required string ContentType { get; set; }

    public required byte[] Bytes { get; set; }

    internal static void Map(EntityTypeBuilder<StaffPicture> picture)
    {
        picture.ToTable("StaffPictures");
        picture.HasKey(row => row.UserId);
        picture.Property(row => row.UserId).ValueGeneratedNever();
        picture.Property(row => row.ContentType).HasMaxLength(TypeLength);
        picture.HasOne<StaffAccount>().WithOne().HasForeignKey<StaffPicture>(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
