using System.Buffers.Binary;

namespace Dashboard.PostgreSql;

/// <summary>
/// A decimal as PostgreSQL's <c>numeric</c> in a binary copy: groups of four decimal digits, the weight of the first group, the sign, and
/// the digits behind the point (PostgreSQL, src/backend/utils/adt/numeric.c, <c>numeric_recv</c>).
/// </summary>
internal static class CopyNumeric
{
    /// <summary>Bytes of the longest.</summary>
    public const int MaxLength = Header + (Groups * sizeof(short));

    private const int Header = 4 * sizeof(short);

    /// <summary>29 digits, and up to three zeros that fill the last group behind the point.</summary>
    private const int Groups = 9;

    private const int GroupBase = 10_000;
    private const short Negative = 0x4000;

    private static ReadOnlySpan<int> Filling => [1, 1_000, 100, 10];

    /// <summary>Writes it.</summary>
    /// <returns>How many bytes it takes.</returns>
    public static int Write(Span<byte> to, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        Span<short> groups = stackalloc short[Groups];
        var count = Cut(groups, new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]) * (UInt128)Filling[scale % 4]);

        // Groups of zeros at the end are not sent; of zero itself none is.
        var last = 0;
        while (last < count && groups[last] == 0)
        {
            last++;
        }

        var behindPoint = (scale + 3) / 4;
        BinaryPrimitives.WriteInt16BigEndian(to, (short)(count - last));
        BinaryPrimitives.WriteInt16BigEndian(to[2..], (short)(count == last ? 0 : count - behindPoint - 1));
        BinaryPrimitives.WriteInt16BigEndian(to[4..], bits[3] < 0 && count > last ? Negative : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(to[6..], (short)scale);
        var length = Header;
        for (var group = count - 1; group >= last; group--)
        {
            BinaryPrimitives.WriteInt16BigEndian(to[length..], groups[group]);
            length += sizeof(short);
        }

        return length;
    }

    /// <summary>Cuts a number into groups, the last one first.</summary>
    private static int Cut(Span<short> groups, UInt128 number)
    {
        var count = 0;
        for (; number > ulong.MaxValue; number /= GroupBase)
        {
            groups[count++] = (short)(number % GroupBase);
        }

        for (var rest = (ulong)number; rest > 0; rest /= GroupBase)
        {
            groups[count++] = (short)(rest % GroupBase);
        }

        return count;
    }
}
