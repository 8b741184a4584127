using Dashboard.ReadSide.Projections;
using Npgsql;
using NpgsqlTypes;

namespace Dashboard.PostgreSql.Read;

/// <summary>The compare-and-set of a projection's checkpoint, as the first statement of a batch.</summary>
internal static class PostgreSqlCheckpoint
{
    /// <summary>Moves the checkpoint; when it is not where it is believed to be, the statement fails and the batch with it.</summary>
    public static NpgsqlBatchCommand Move(Checkpoint from, Checkpoint to) => new(PostgreSqlStatements.MoveCheckpoint)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = to.Name },
            new NpgsqlParameter<decimal> { TypedValue = from.Transaction },
            new NpgsqlParameter<long> { TypedValue = from.Sequence },
            new NpgsqlParameter<decimal> { TypedValue = to.Transaction },
            new NpgsqlParameter<long> { TypedValue = to.Sequence },
            new NpgsqlParameter<int> { TypedValue = to.Version },
            new NpgsqlParameter { Value = to.RecordedAt ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = to.UpdatedAt },
            new NpgsqlParameter { Value = to.Node ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new NpgsqlParameter<int> { TypedValue = from.Generation },
            new NpgsqlParameter<long> { TypedValue = to.EventsHandled },
        },
    };

    /// <summary>Whether a batch failed because of <see cref="Move"/>; no other statement in it divides.</summary>
    public static bool HasMoved(PostgresException fault) => fault.SqlState == PostgresErrorCodes.DivisionByZero;
}
