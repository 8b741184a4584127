using System.Globalization;
using Dashboard.Domain.Log;
using Npgsql;

namespace Dashboard.Benchmarks;

/// <summary>The least that a projection can be: woken by the signal, one read of the log, one row and one checkpoint a batch.</summary>
internal sealed class BareProjection : IAsyncDisposable
{
    private const string Tables = """
        CREATE SCHEMA IF NOT EXISTS bare;
        CREATE TABLE bare.rows ("StreamId" uuid PRIMARY KEY, "Events" int NOT NULL);
        CREATE TABLE bare.checkpoint ("Transaction" xid8 NOT NULL, "Sequence" bigint NOT NULL);
        INSERT INTO bare.checkpoint VALUES ('0', 0);
        """;

    private const string Read = """
        SELECT "Transaction", "Sequence", "StreamId", "Payload" FROM write."Events"
        WHERE ("Transaction", "Sequence") > (@transaction, @sequence) AND "Transaction" < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY "Transaction", "Sequence" LIMIT 1000
        """;

    private const string Row = """INSERT INTO bare.rows VALUES (@id, 1) ON CONFLICT ("StreamId") DO UPDATE SET "Events" = bare.rows."Events" + 1""";

    private readonly NpgsqlDataSource _source;
    private readonly IEventLogSignal _signal;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<(LogPosition Position, TaskCompletionSource Passed)> _waiting = [];
    private LogPosition _position;
    private Task _loop = Task.CompletedTask;

    private BareProjection(NpgsqlDataSource source, IEventLogSignal signal) => (_source, _signal) = (source, signal);

    /// <summary>Makes its tables and starts it.</summary>
    public static async Task<BareProjection> StartAsync(string connectionString, IEventLogSignal signal, CancellationToken cancellationToken)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString + ";Options=-c synchronous_commit=off;Max Auto Prepare=20;Auto Prepare Min Usages=2").Build();
        await using (var create = source.CreateCommand(Tables))
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        var projection = new BareProjection(source, signal);
        projection._loop = Task.Run(() => projection.RunAsync(projection._stop.Token), CancellationToken.None);
        return projection;
    }

    /// <summary>Waits until a position is folded in.</summary>
    public Task WaitAsync(LogPosition position, TimeSpan atMost, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_position >= position)
            {
                return Task.CompletedTask;
            }

            var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((position, passed));
            return passed.Task.WaitAsync(atMost, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_loop);
        await _source.DisposeAsync();
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await FoldAsync(cancellationToken) == 0)
            {
                // Committed but not readable yet: some other transaction is still open, for a moment.
                var pause = _signal.Newest > _position ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromMilliseconds(250);
                await _signal.WaitAsync(pause, cancellationToken);
            }
        }
    }

    private async Task<int> FoldAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var read = new NpgsqlCommand(Read, connection);
        read.Parameters.Add(new NpgsqlParameter<ulong>("transaction", NpgsqlTypes.NpgsqlDbType.Xid8) { TypedValue = _position.Transaction });
        read.Parameters.AddWithValue("sequence", _position.Sequence);
        await using var batch = new NpgsqlBatch(connection);
        var position = _position;
        await using (var rows = await read.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                position = new LogPosition(rows.GetFieldValue<ulong>(0), rows.GetInt64(1));
                batch.BatchCommands.Add(new NpgsqlBatchCommand(Row) { Parameters = { new("id", rows.GetGuid(2)) } });
            }
        }

        if (batch.BatchCommands.Count == 0)
        {
            return 0;
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(string.Create(
            CultureInfo.InvariantCulture, $"""UPDATE bare.checkpoint SET "Transaction" = '{position.Transaction}', "Sequence" = {position.Sequence}""")));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        Passed(position);
        return batch.BatchCommands.Count;
    }

    private void Passed(LogPosition position)
    {
        lock (_lock)
        {
            _position = position;
            foreach (var (_, passed) in _waiting.Where(waiting => waiting.Position <= position))
            {
                passed.SetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Position <= position);
        }
    }
}
