using System.Buffers;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;

namespace Dashboard.PostgreSql.Read;

/// <summary>
/// Events as they come out of a binary copy (PostgreSQL, COPY, "Binary Format"). A driver's reader of rows, which asks
/// for field after field, costs more than all that is done with the events of a rebuild; here rows are cut out of what
/// was received, and their payloads are never copied.
/// </summary>
/// <param name="copy">What the server sends for <see cref="PostgreSqlStatements.CopyStretch"/>.</param>
/// <param name="words">Names that come again.</param>
/// <param name="ring">The keys of people.</param>
internal sealed class EventCopy(Stream copy, Words words, PersonKeyRing ring)
{
    private const int BufferSize = 1024 * 1024;
    private const int LeastReceived = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _received;
    private int _cut = CopyRow.HeaderLength;
    private int _lastRow;
    private int _rows;

    /// <summary>Receives all of it; the rows are read when the events are asked for.</summary>
    public async Task<LogStretch> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (!IsWhole())
        {
            MakeRoom();
            var more = await copy.ReadAsync(_buffer.AsMemory(_received), cancellationToken);
            _received += more > 0 ? more : throw new EndOfStreamException("The copy of the log broke off.");
        }

        // Nothing follows; the stream must have seen that, or it would cancel the statement.
        MakeRoom();
        if (await copy.ReadAsync(_buffer.AsMemory(_received), cancellationToken) > 0)
        {
            throw new InvalidDataException("The copy of the log goes on after its end.");
        }

        var keys = await ring.ForAsync(People(), cancellationToken);
        return new LogStretch(_rows, LastPosition(), () => Read(keys));
    }

    /// <summary>Counts the rows that were received as a whole; says whether the last one was.</summary>
    private bool IsWhole()
    {
        while (_received > _cut && CopyRow.TryCut(_buffer.AsSpan(_cut, _received - _cut), out var length, out var isEnd))
        {
            if (isEnd)
            {
                return true;
            }

            (_lastRow, _cut, _rows) = (_cut, _cut + length, _rows + 1);
        }

        return false;
    }

    private void MakeRoom()
    {
        if (_buffer.Length - _received < LeastReceived)
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            _buffer.AsSpan(0, _received).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }

    /// <summary>Everybody of whom the rows tell: found in what was received as a whole, at the speed of the memory.</summary>
    private HashSet<Guid> People()
    {
        var people = new HashSet<Guid>();
        Secret.AddPeople(_buffer.AsSpan(0, _received), people);
        return people;
    }

    private List<LoggedEvent> Read(PersonKeySet keys)
    {
        var (events, at) = (new List<LoggedEvent>(_rows), CopyRow.HeaderLength);
        while (events.Count < _rows && CopyRow.TryCut(_buffer.AsSpan(at, _received - at), out var length, out _))
        {
            events.Add(Take(new CopyRow(_buffer.AsSpan(at, length)), keys));
            at += length;
        }

        ArrayPool<byte>.Shared.Return(_buffer);
        return events;
    }

    private LogPosition LastPosition()
    {
        if (_rows == 0)
        {
            return LogPosition.Start;
        }

        var row = new CopyRow(_buffer.AsSpan(_lastRow));
        return PositionOf(ref row);
    }

    private static LogPosition PositionOf(ref CopyRow row) => new(row.UInt64(), row.Int64());

    private LoggedEvent Take(CopyRow row, PersonKeySet keys)
    {
        var position = PositionOf(ref row);
        var (eventId, kind, stream, streamVersion) = (row.Guid(), words.Read(row.Bytes()), row.Guid(), row.Int32());
        var (name, version) = (words.Read(row.Bytes()), row.Int32());
        var (change, fault) = EventCatalog.TryRead(name, version, row.Bytes(), keys);
        ring.Saw(change, keys);
        var (occurredAt, recordedAt, actor) = (row.Instant(), row.Instant(), row.Guid());
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
            OccurredAt = occurredAt,
            RecordedAt = recordedAt,
            ActorId = actor,
            ActorName = keys.NameOf(actor, words.Read(row.Bytes())),
            CommandId = row.Guid(),
            CorrelationId = row.Guid(),
            CausationId = row.Guid(),
            Origin = keys.OriginOf(actor, words.OriginOf((OriginKind)row.Int32(), row.Bytes())),
        };
    }
}
