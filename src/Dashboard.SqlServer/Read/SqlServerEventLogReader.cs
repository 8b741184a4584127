using System.Buffers.Binary;
using System.Data;
using System.Text;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Microsoft.Data.SqlClient;

namespace Dashboard.SqlServer.Read;

/// <summary>Reads the log below every transaction that is still open. The mark is taken before the events are read.</summary>
internal sealed class SqlServerEventLogReader(string write, PersonKeyRing ring) : IEventLogReader
{
    public async Task<IReadOnlyList<LoggedEvent>> ReadAsync(LogPosition after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        var mark = await MarkAsync(connection, cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.ReadEvents, connection);
        command.Parameters.Add("@limit", SqlDbType.Int).Value = limit;
        command.Parameters.Add("@after", SqlDbType.Binary, sizeof(ulong)).Value = Bytes(after.Transaction);
        command.Parameters.Add("@mark", SqlDbType.Binary, sizeof(ulong)).Value = mark;
        return await TakeAllAsync(command, cancellationToken);
    }

    public async Task<LogStretch> ReadStretchAsync(
        LogPosition after, LogPosition until, IReadOnlyCollection<string> without, int limit, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.ReadStretch, connection);
        command.Parameters.Add("@limit", SqlDbType.Int).Value = limit;
        command.Parameters.Add("@after", SqlDbType.Binary, sizeof(ulong)).Value = Bytes(after.Transaction);
        command.Parameters.Add("@until", SqlDbType.Binary, sizeof(ulong)).Value = Bytes(until.Transaction);
        command.Parameters.Add("@without", SqlDbType.NVarChar, -1).Value = JsonSerializer.Serialize(without);
        return new LogStretch(await TakeAllAsync(command, cancellationToken));
    }

    public async Task<LogPosition> ReadableHeadAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.ReadableHead, connection);
        command.Parameters.Add("@mark", SqlDbType.Binary, sizeof(ulong)).Value = await MarkAsync(connection, cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? PositionOf(reader) : LogPosition.Start;
    }

    public async Task<IReadOnlyList<StoredEvent>> FindAsync(IReadOnlyCollection<long> sequences, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.FindEvents, connection);
        command.Parameters.Add("@sequences", SqlDbType.NVarChar, -1).Value = JsonSerializer.Serialize(sequences);
        var rows = await TakeRawAsync(command, cancellationToken);
        return StoredEvent.Of(rows, await RawEvent.ReadAsync(rows, ring, cancellationToken));
    }

    public async Task<LogPosition> HeadAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.NewestEvent, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? PositionOf(reader) : LogPosition.Start;
    }

    public async Task<long> CountAsync(IReadOnlyCollection<string> names, LogPosition after, LogPosition until, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.CountEvents, connection);
        command.Parameters.Add("@after", SqlDbType.Binary, sizeof(ulong)).Value = Bytes(after.Transaction);
        command.Parameters.Add("@until", SqlDbType.Binary, sizeof(ulong)).Value = Bytes(until.Transaction);
        command.Parameters.Add("@names", SqlDbType.NVarChar, -1).Value = JsonSerializer.Serialize(names);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<LogPast> PastAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(write);
        await connection.OpenAsync(cancellationToken);
        await using var last = new SqlCommand(SqlServerStatements.PastEnd, connection) { CommandTimeout = 0 };
        last.Parameters.Add("@mark", SqlDbType.Binary, sizeof(ulong)).Value = await MarkAsync(connection, cancellationToken);
        last.Parameters.Add("@at", SqlDbType.DateTimeOffset).Value = at;
        var end = LogPosition.Start;
        await using (var reader = await last.ExecuteReaderAsync(cancellationToken))
        {
            end = await reader.ReadAsync(cancellationToken) ? PositionOf(reader) : end;
        }

        var events = await PairsAsync(SqlServerStatements.CountPast, reader => (reader.GetString(0), reader.GetInt64(1)));
        var cut = await PairsAsync(SqlServerStatements.CutStreams, reader => (reader.GetGuid(0), reader.GetInt32(1)));
        return new LogPast(at, end, events, cut);

        async Task<Dictionary<TKey, TValue>> PairsAsync<TKey, TValue>(string statement, Func<SqlDataReader, (TKey Key, TValue Value)> take)
            where TKey : notnull
        {
            await using var command = new SqlCommand(statement, connection) { CommandTimeout = 0 };
            command.Parameters.Add("@at", SqlDbType.DateTimeOffset).Value = at;
            command.Parameters.Add("@until", SqlDbType.Binary, sizeof(ulong)).Value = Bytes(end.Transaction);
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

    private static async Task<byte[]> MarkAsync(SqlConnection connection, CancellationToken cancellationToken)
    {
        await using var look = new SqlCommand(SqlServerStatements.OpenMark, connection);
        return (byte[])(await look.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<IReadOnlyList<LoggedEvent>> TakeAllAsync(SqlCommand command, CancellationToken cancellationToken) =>
        await RawEvent.ReadAsync(await TakeRawAsync(command, cancellationToken), ring, cancellationToken);

    private static async Task<IReadOnlyList<RawEvent>> TakeRawAsync(SqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<RawEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Take(reader));
        }

        return rows;
    }

    private static byte[] Bytes(ulong transaction)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, transaction);
        return bytes;
    }

    private static LogPosition PositionOf(SqlDataReader reader) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(reader.GetFieldValue<byte[]>(0)), reader.GetInt64(1));

    private static RawEvent Take(SqlDataReader reader) => new()
    {
        Position = PositionOf(reader),
        EventId = reader.GetGuid(2),
        StreamKind = reader.GetString(3),
        StreamId = reader.GetGuid(4),
        StreamVersion = reader.GetInt32(5),
        Name = reader.GetString(6),
        SchemaVersion = reader.GetInt32(7),
        Payload = Encoding.UTF8.GetBytes(reader.GetString(8)),
        OccurredAt = reader.GetDateTimeOffset(9),
        RecordedAt = reader.GetDateTimeOffset(10),
        ActorId = reader.GetGuid(11),
        ActorName = reader.GetString(12),
        CommandId = reader.GetGuid(13),
        CorrelationId = reader.GetGuid(14),
        CausationId = reader.GetGuid(15),
        Origin = (OriginKind)reader.GetInt32(16),
        Address = reader.GetString(17),
    };
}
