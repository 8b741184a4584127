using System.Buffers.Binary;

namespace Dashboard.PostgreSql.Read;

/// <summary>
/// A row of a binary copy: the number of its fields, then each field's length and bytes, in network order. Fields are
/// read one after the other; none of them may be null.
/// </summary>
/// <param name="row">The row, as <see cref="TryCut"/> cuts it.</param>
internal ref struct CopyRow(ReadOnlySpan<byte> row)
{
    /// <summary>Signature, flags and the length of an extension, which no server sends.</summary>
    public const int HeaderLength = 11 + sizeof(int) + sizeof(int);

    private const short End = -1;

    private ReadOnlySpan<byte> _rest = row[sizeof(short)..];

    /// <summary>Finds out where the first row ends.</summary>
    /// <param name="received">What was received and not taken yet.</param>
    /// <param name="length">The row's length in bytes.</param>
    /// <param name="isEnd">Whether there is no row any more.</param>
    /// <returns>Whether the row is there as a whole.</returns>
    public static bool TryCut(ReadOnlySpan<byte> received, out int length, out bool isEnd)
    {
        (length, isEnd) = (sizeof(short), false);
        if (received.Length < length)
        {
            return false;
        }

        var fields = BinaryPrimitives.ReadInt16BigEndian(received);
        isEnd = fields == End;
        for (; fields > 0; fields--)
        {
            if (received.Length < length + sizeof(int))
            {
                return false;
            }

            length += sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(received[length..]);
        }

        return length <= received.Length;
    }

    /// <summary>The next field, as it is.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(_rest);
        var field = _rest.Slice(sizeof(int), length);
        _rest = _rest[(sizeof(int) + length)..];
        return field;
    }

    /// <summary>An <c>xid8</c>.</summary>
    public ulong UInt64() => BinaryPrimitives.ReadUInt64BigEndian(Bytes());

    /// <summary>A <c>bigint</c>.</summary>
    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Bytes());

    /// <summary>An <c>integer</c>.</summary>
    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Bytes());

    /// <summary>A <c>uuid</c>.</summary>
    public Guid Guid() => new(Bytes(), bigEndian: true);

    /// <summary>A <c>timestamp with time zone</c>: microseconds since the year 2000, UTC.</summary>
    public DateTimeOffset Instant() => new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(Int64() * TimeSpan.TicksPerMicrosecond);
}
