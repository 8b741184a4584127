using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Dashboard.PostgreSql;

/// <summary>
/// Rows on their way to the server in a binary copy (PostgreSQL, COPY, "Binary Format"). A driver's importer, which resolves a type for
/// each value, costs more than all that is done with the rows of a rebuild; here a value is some bytes behind the last one.
/// </summary>
/// <param name="copy">What the server receives.</param>
internal sealed class CopyWriter(Stream copy) : IDisposable
{
    private const int BufferSize = 128 * 1024;
    private const int SendFrom = 64 * 1024;
    private const int Null = -1;
    private const short End = -1;

    /// <summary>Half a character is a fault here as it is with the driver, and never another text.</summary>
    private static readonly UTF8Encoding Text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly EpochDay = new(2000, 1, 1);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _length;

    /// <summary>Begins the copy.</summary>
    public void Begin()
    {
        "PGCOPY\n"u8.CopyTo(Next(7));
        ReadOnlySpan<byte> rest = [0xFF, (byte)'\r', (byte)'\n', 0];
        rest.CopyTo(Next(4));

        // No flags, and no extension of the header.
        Next(2 * sizeof(int)).Clear();
    }

    /// <summary>Begins a row; its fields follow, as many as are said here.</summary>
    public void BeginRow(int fields) => BinaryPrimitives.WriteInt16BigEndian(Next(sizeof(short)), (short)fields);

    /// <summary>No value.</summary>
    public void WriteNull() => BinaryPrimitives.WriteInt32BigEndian(Next(sizeof(int)), Null);

    /// <summary>A <c>uuid</c>.</summary>
    public void Write(Guid value) => value.TryWriteBytes(Field(16), bigEndian: true, out _);

    /// <summary>An <c>integer</c>.</summary>
    public void Write(int value) => BinaryPrimitives.WriteInt32BigEndian(Field(sizeof(int)), value);

    /// <summary>A <c>bigint</c>.</summary>
    public void Write(long value) => BinaryPrimitives.WriteInt64BigEndian(Field(sizeof(long)), value);

    /// <summary>A <c>double precision</c>.</summary>
    public void Write(double value) => BinaryPrimitives.WriteDoubleBigEndian(Field(sizeof(double)), value);

    /// <summary>A <c>boolean</c>.</summary>
    public void Write(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>A <c>numeric</c>.</summary>
    public void Write(decimal value)
    {
        Span<byte> number = stackalloc byte[CopyNumeric.MaxLength];
        Write(number[..CopyNumeric.Write(number, value)]);
    }

    /// <summary>A <c>date</c>: days since the year 2000. The first and the last day stand for infinity, as the driver has it.</summary>
    public void Write(DateOnly value) =>
        Write(value == DateOnly.MaxValue ? int.MaxValue : value == DateOnly.MinValue ? int.MinValue : value.DayNumber - EpochDay.DayNumber);

    /// <summary>A <c>timestamp with time zone</c>: microseconds since the year 2000, UTC; what is finer is cut off.</summary>
    public void Write(DateTimeOffset value) =>
        Write(value == DateTimeOffset.MaxValue ? long.MaxValue
            : value == DateTimeOffset.MinValue ? long.MinValue
            : (value.UtcTicks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>A <c>text</c>; nothing stays nothing.</summary>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        Text.GetBytes(value, Field(Text.GetByteCount(value)));
    }

    /// <summary>A <c>bytea</c>.</summary>
    public void Write(ReadOnlySpan<byte> value) => value.CopyTo(Field(value.Length));

    /// <summary>A value of one of the types that this writes, or nothing.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public void WriteAny(object? value)
    {
        switch (value)
        {
            case null:
                WriteNull();
                break;
            case Guid id:
                Write(id);
                break;
            case string text:
                Write(text);
                break;
            case int number:
                Write(number);
                break;
            case long number:
                Write(number);
                break;
            case double number:
                Write(number);
                break;
            case decimal amount:
                Write(amount);
                break;
            case bool flag:
                Write(flag);
                break;
            case DateOnly day:
                Write(day);
                break;
            case DateTimeOffset instant:
                Write(instant);
                break;
            case byte[] bytes:
                Write(bytes);
                break;
            default:
                throw new InvalidOperationException($"A copy cannot hold a {value.GetType().Name}.");
        }
    }

    /// <summary>Ends a row; sends what there is, if it is worth it.</summary>
    public ValueTask EndRowAsync(CancellationToken cancellationToken) => _length < SendFrom ? ValueTask.CompletedTask : SendAsync(cancellationToken);

    /// <summary>Ends the copy, and sends the rest.</summary>
    public ValueTask EndAsync(CancellationToken cancellationToken)
    {
        BinaryPrimitives.WriteInt16BigEndian(Next(sizeof(short)), End);
        return SendAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await copy.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken);
        _length = 0;
    }

    /// <summary>A field of some bytes, to be filled.</summary>
    private Span<byte> Field(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(Next(sizeof(int)), length);
        return Next(length);
    }

    private Span<byte> Next(int length)
    {
        if (_buffer.Length - _length < length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _buffer.Length, _length + length));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        _length += length;
        return _buffer.AsSpan(_length - length, length);
    }
}
