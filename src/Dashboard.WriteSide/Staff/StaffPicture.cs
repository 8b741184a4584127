using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.Staff;

/// <summary>The picture of a member of staff. The log knows that there is one, by its digest, and not what it shows.</summary>
public sealed class StaffPicture
{
    /// <summary>Largest picture, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private const int TypeLength = 20;

    /// <summary>Whose.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What its bytes say that it is, such as <c>image/png</c>.</summary>
    public required string ContentType { get; set; }

    public required byte[] Bytes { get; set; }

    /// <summary>What the bytes are by how they begin, whatever a name or a browser says; nothing when it is no picture that is taken.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };

    internal static void Map(EntityTypeBuilder<StaffPicture> picture)
    {
        picture.ToTable("StaffPictures");
        picture.HasKey(row => row.UserId);
        picture.Property(row => row.UserId).ValueGeneratedNever();
        picture.Property(row => row.ContentType).HasMaxLength(TypeLength);
        picture.HasOne<StaffAccount>().WithOne().HasForeignKey<StaffPicture>(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
