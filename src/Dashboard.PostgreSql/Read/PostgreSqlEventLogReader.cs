using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Npgsql;
using NpgsqlTypes;

namespace Dashboard.PostgreSql.Read;

/// <summary>Reads the log below every open transaction that may still write to it; the mark and the events come from one statement, so from one snapshot.</summary>
internal sealed class PostgreSqlEventLogReader(NpgsqlDataSource write, PersonKeyRing ring) : IEventLogReader
{
    private readonly Words _words = new();

    public async Task<IReadOnlyList<LoggedEvent>> ReadAsync(LogPosition after, int limit, CancellationToken cancellationToken)
    {
        await using var command = write.CreateCommand(PostgreSqlStatements.ReadEvents);
        Add(command, after);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        return await TakeAllAsync(command, cancellationToken);
    }

    public async Task<LogStretch> ReadStretchAsync(
        LogPosition after, LogPosition until, IReadOnlyCollection<string> without, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await write.OpenConnectionAsync(cancellationToken);
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            PostgreSqlStatements.CopyStretch(after, until, without, limit), cancellationToken);
        return await new EventCopy(copy, _words, ring).ReceiveAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StoredEvent>> FindAsync(IReadOnlyCollection<long> sequences, CancellationToken cancellationToken)
    {
        await using var command = write.CreateCommand(PostgreSqlStatements.FindEvents);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. sequences] });
        var rows = await TakeRawAsync(command, cancellationToken);
        return StoredEvent.Of(rows, await RawEvent.ReadAsync(rows, ring, cancellationToken));
    }

    public Task<LogPosition> HeadAsync(CancellationToken cancellationToken) => PositionAsync(PostgreSqlStatements.NewestEvent, cancellationToken);

    public Task<LogPosition> ReadableHeadAsync(CancellationToken cancellationToken) => PositionAsync(PostgreSqlStatements.ReadableHead, cancellationToken);

    private static void Add(NpgsqlCommand command, LogPosition position)
    {
        command.Parameters.Add(new NpgsqlParameter<ulong> { TypedValue = position.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position.Sequence });
    }

    private async Task<IReadOnlyList<LoggedEvent>> TakeAllAsync(NpgsqlCommand command, CancellationToken cancellationToken) =>
        await RawEvent.ReadAsync(await TakeRawAsync(command, cancellationToken), ring, cancellationToken);

    private static async Task<IReadOnlyList<RawEvent>> TakeRawAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<RawEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Take(reader));
        }

        return rows;
    }

    private async Task<LogPosition> PositionAsync(string statement, CancellationToken cancellationToken)
    {
        await using var command = write.CreateCommand(statement);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? PositionOf(reader) : LogPosition.Start;
    }

    public async Task<long> CountAsync(IReadOnlyCollection<string> names, LogPosition after, LogPosition until, CancellationToken cancellationToken)
    {
        await using var command = write.CreateCommand(PostgreSqlStatements.CountEvents);
        command.Parameters.Add(new NpgsqlParameter<ulong> { TypedValue = after.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Sequence });
        command.Parameters.Add(new NpgsqlParameter<ulong> { TypedValue = until.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = until.Sequence });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. names] });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<LogPast> PastAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await write.OpenConnectionAsync(cancellationToken);
        await using var last = new NpgsqlCommand(PostgreSqlStatements.PastEnd, connection) { CommandTimeout = 0 };
        last.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at.ToUniversalTime() });
        var end = LogPosition.Start;
        await using (var reader = await last.ExecuteReaderAsync(cancellationToken))
        {
            end = await reader.ReadAsync(cancellationToken) ? PositionOf(reader) : end;
        }

        var events = await PairsAsync(PostgreSqlStatements.CountPast, reader => (reader.GetString(0), reader.GetInt64(1)));
        var cut = await PairsAsync(PostgreSqlStatements.CutStreams, reader => (reader.GetGuid(0), reader.GetInt32(1)));
        return new LogPast(at, end, events, cut);

        async Task<Dictionary<TKey, TValue>> PairsAsync<TKey, TValue>(string statement, Func<NpgsqlDataReader, (TKey Key, TValue Value)> take)
            where TKey : notnull
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at.ToUniversalTime() });
            Add(command, end);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var pairs = new Dictionary<TKey, TValue>();
            while (await reader.ReadAsync(cancellationToken))
            {
                var (key, value) = take(reader);
                pairs.Add(key, value);
            }

            return pairs;
        }
    }

    private static LogPosition PositionOf(NpgsqlDataReader reader) => new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1));

    private static RawEvent Take(NpgsqlDataReader reader) => new()
    {
        Position = PositionOf(reader),
        EventId = reader.GetGuid(2),
        StreamKind = reader.GetString(3),
        StreamId = reader.GetGuid(4),
        StreamVersion = reader.GetInt32(5),
        Name = reader.GetString(6),
        SchemaVersion = reader.GetInt32(7),
        Payload = reader.GetFieldValue<byte[]>(8),
        OccurredAt = reader.GetFieldValue<DateTimeOffset>(9),
        RecordedAt = reader.GetFieldValue<DateTimeOffset>(10),
        ActorId = reader.GetGuid(11),
        ActorName = reader.GetString(12),
        CommandId = reader.GetGuid(13),
        CorrelationId = reader.GetGuid(14),
        CausationId = reader.GetGuid(15),
        Origin = (OriginKind)reader.GetInt32(16),
        Address = reader.GetString(17),
    };
}
