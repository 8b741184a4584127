using System.Buffers.Binary;
using Dashboard.WriteSide.Staff;

namespace Dashboard.WriteSide.Tests.Staff;

public sealed class PictureHeaderTests
{
    private static readonly byte[] PngMark = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8];

    public static TheoryData<string, byte[]> Pictures => new()
    {
        { "image/png 640 480", [.. PngMark, .. Big(640), .. Big(480), 8, 6, 0, 0, 0, 1, 2, 3, 4] },
        { "image/png 100000 1", [.. PngMark, .. Big(100_000), .. Big(1), 8, 6, 0, 0, 0, 1, 2, 3, 4] },
        // A thumbnail's segment, which holds a frame of its own, a filler, then the frame; height comes first.
        { "image/jpeg 640 480", [0xFF, 0xD8, 0xFF, 0xE1, 0, 8, 0xFF, 0xC0, 1, 1, 1, 1, 0xFF, 0xFF, 0xC2, 0, 11, 8, 480 >> 8, 480 & 0xFF, 640 >> 8, 640 & 0xFF, 3, 0, 0] },
        { "image/webp 640 480", Web("VP8 ", 0, 0, 0, 0x9D, 0x01, 0x2A, 640 & 0xFF, 640 >> 8, 480 & 0xFF, 480 >> 8) },
        { "image/webp 640 480", Web("VP8L", [0x2F, .. Little(639 | (479 << 14))]) },
        { "image/webp 640 480", Web("VP8X", 0, 0, 0, 0, 639 & 0xFF, 639 >> 8, 0, 479 & 0xFF, 479 >> 8, 0) },
    };

    public static TheoryData<byte[]> Others => new((IEnumerable<byte[]>)
    [
        [], "<svg onload=alert(1)>"u8.ToArray(), "GIF89a"u8.ToArray(), PngMark, [.. PngMark, .. Big(0), .. Big(1), 8, 6, 0, 0, 0, 1, 2, 3, 4],
        [.. PngMark, .. Big(int.MinValue), .. Big(1), 8, 6, 0, 0, 0, 1, 2, 3, 4], [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0], [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 100)], Web("VP8 ", new byte[10]), Web("VP8L", new byte[10]), Web("ALPH", new byte[10]),
    ]);

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Picture_OfAKindThatIsTaken_SaysHowLargeItIs(string expected, byte[] bytes)
    {
        var header = PictureHeader.Read(bytes);

        Assert.Equal(expected, $"{header?.ContentType} {header?.Width} {header?.Height}");
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Anything_Else_IsNoPicture(byte[] bytes) => Assert.Null(PictureHeader.Read(bytes));

    private static byte[] Web(string chunk, params byte[] data) => [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. System.Text.Encoding.ASCII.GetBytes(chunk), 0, 0, 0, 0, .. data, .. new byte[10]];

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number) => [.. Enumerable.Reverse(Big(number))];
}
