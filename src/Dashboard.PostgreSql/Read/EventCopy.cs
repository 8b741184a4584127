using System.Buffers;
using Dashboard.Domain.Log;

namespace Dashboard.PostgreSql.Read;

/// <summary>
/// Events as they come out of a binary copy (PostgreSQL, COPY, "Binary Format"). A driver's reader of rows, which asks
/// for field after field, costs more than all that is done with the events of a rebuild; here a row is cut out of what
/// was received, and its payload is never copied.
/// </summary>
/// <param name="copy">What the server sends for <see cref="PostgreSqlStatements.CopyStretch"/>.</param>
/// <param name="words">Names that come again.</param>
internal sealed class EventCopy(Stream copy, Words words)
{
    private const int BufferSize = 256 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _from;
    private int _to;

    /// <summary>Reads all of it.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var events = new List<LoggedEvent>();
            await ReceiveAsync(CopyRow.HeaderLength, cancellationToken);
            _from += CopyRow.HeaderLength;
            while (!TakeAll(events))
            {
                await ReceiveAsync(_to - _from + 1, cancellationToken);
            }

            // Nothing follows; the stream must have seen that, or it would cancel the statement.
            return await copy.ReadAsync(_buffer, cancellationToken) == 0 ? events : throw new InvalidDataException("The copy of the log goes on after its end.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    /// <summary>Takes the rows that were received whole; says whether the last one was among them.</summary>
    private bool TakeAll(List<LoggedEvent> events)
    {
        while (CopyRow.TryCut(_buffer.AsSpan(_from, _to - _from), out var length, out var isEnd))
        {
            if (isEnd)
            {
                return true;
            }

            events.Add(Take(new CopyRow(_buffer.AsSpan(_from, length))));
            _from += length;
        }

        return false;
    }

    private LoggedEvent Take(CopyRow row)
    {
        var position = new LogPosition(row.UInt64(), row.Int64());
        var (eventId, kind, stream, streamVersion) = (row.Guid(), words.Read(row.Bytes()), row.Guid(), row.Int32());
        var (name, version) = (words.Read(row.Bytes()), row.Int32());
        var (change, fault) = EventCatalog.TryRead(name, version, row.Bytes());
        return new LoggedEvent
        {
            Position = position,
            EventId = eventId,
            StreamKind = kind,
            StreamId = stream,
            StreamVersion = streamVersion,
            Name = name,
            SchemaVersion = version,
            Event = change,
            Unreadable = fault,
            OccurredAt = row.Instant(),
            RecordedAt = row.Instant(),
            ActorId = row.Guid(),
            ActorName = words.Read(row.Bytes()),
            CommandId = row.Guid(),
            CorrelationId = row.Guid(),
            CausationId = row.Guid(),
        };
    }

    /// <summary>Receives until at least so much is there that was not taken.</summary>
    private async Task ReceiveAsync(int atLeast, CancellationToken cancellationToken)
    {
        if (_buffer.Length - _from < Math.Max(atLeast, BufferSize / 2))
        {
            Move(atLeast);
        }

        while (_to - _from < atLeast)
        {
            var received = await copy.ReadAsync(_buffer.AsMemory(_to), cancellationToken);
            _to += received > 0 ? received : throw new EndOfStreamException("The copy of the log broke off.");
        }
    }

    /// <summary>Makes room, in a larger buffer if it must be.</summary>
    private void Move(int atLeast)
    {
        var rest = _buffer.AsSpan(_from, _to - _from);
        if (atLeast <= _buffer.Length)
        {
            rest.CopyTo(_buffer);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            rest.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        (_from, _to) = (0, rest.Length);
    }
}
