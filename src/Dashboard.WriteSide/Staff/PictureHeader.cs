using System.Buffers.Binary;

namespace Dashboard.WriteSide.Staff;

/// <summary>What the first bytes of a picture say that it is. Nothing of what it shows is decoded: that is the browser's, and the size bounds what it costs there.</summary>
/// <param name="ContentType">Such as <c>image/png</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record PictureHeader(string ContentType, int Width, int Height)
{
    /// <summary>Reads a PNG (ISO/IEC 15948), a JPEG (ITU-T T.81) or a WebP (RFC 9649).</summary>
    /// <returns>Nothing when it is none of them, or does not say how large it is.</returns>
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ReadPng(bytes),
        [0xFF, 0xD8, 0xFF, ..] => ReadJpeg(bytes),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ReadWebP(bytes),
        _ => null,
    };

    /// <summary>The first chunk is the header: its length, its name, width, height.</summary>
    private static PictureHeader? ReadPng(ReadOnlySpan<byte> bytes) => bytes.Length >= 33 && bytes[12..16].SequenceEqual("IHDR"u8)
        ? Of("image/png", BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]))
        : null;

    /// <summary>Segments, each with a marker and its length; that of a frame (C0 to CF, without C4, C8 and CC) holds height and width.</summary>
    private static PictureHeader? ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 <= bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Of("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2)
            {
                return null;
            }

            at += 2 + length;
        }

        return null;
    }

    /// <summary>The first chunk is lossy, lossless, or tells of a canvas on which the others lie.</summary>
    private static PictureHeader? ReadWebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
        {
            return null;
        }

        var chunk = bytes[12..16];
        var data = bytes[20..];
        if (chunk.SequenceEqual("VP8 "u8))
        {
            return data[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
                ? Of("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFFu)
                : null;
        }

        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return data[0] == 0x2F ? Of("image/webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1) : null;
        }

        return chunk.SequenceEqual("VP8X"u8)
            ? Of("image/webp", (BinaryPrimitives.ReadUInt32LittleEndian(data[4..]) & 0xFFFFFF) + 1, (BinaryPrimitives.ReadUInt32LittleEndian(data[6..]) >> 8) + 1)
            : null;
    }

    private static PictureHeader? Of(string type, uint width, uint height) =>
        width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? new PictureHeader(type, (int)width, (int)height) : null;
}
