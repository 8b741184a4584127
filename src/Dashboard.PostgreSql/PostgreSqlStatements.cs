namespace Dashboard.PostgreSql;

/// <summary>Every piece of PostgreSQL's own SQL that EF Core does not write.</summary>
internal static class PostgreSqlStatements
{
    /// <summary>Type of a transaction number that never wraps around.</summary>
    public const string TransactionType = "xid8";

    /// <summary>The number of the transaction that writes: the first part of a log position.</summary>
    public const string CurrentTransaction = "pg_current_xact_id()";

    /// <summary>The next block of order numbers.</summary>
    public const string NextOrderNumbers = """SELECT nextval('write."OrderNumbers"') AS "Value" """;

    /// <summary>Several blocks of order numbers.</summary>
    public const string NextOrderNumberBlocks = """SELECT nextval('write."OrderNumbers"') FROM generate_series(1, $1)""";

    /// <summary>Takes rows away that are still at the version that they are replaced from.</summary>
    public static string DeleteVersions(string schema, string table) => $"""
        DELETE FROM "{schema}"."{table}" AS row
        USING unnest($1, $2) AS old("Id", "Version")
        WHERE row."Id" = old."Id" AND row."Version" = old."Version"
        """;

    /// <summary>Bulk copy into some columns of a table.</summary>
    public static string Copy(string schema, string table, IEnumerable<string> columns) =>
        $"""COPY "{schema}"."{table}" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) FROM STDIN (FORMAT BINARY)""";

    /// <summary>The events after a position, up to the first transaction that is still open.</summary>
    public const string ReadEvents = """
        SELECT "Transaction", "Sequence", "EventId", "StreamKind", "StreamId", "StreamVersion", "Name", "SchemaVersion", "Payload",
               "OccurredAt", "RecordedAt", "ActorId", "ActorName", "CommandId", "CorrelationId", "CausationId"
        FROM write."Events"
        WHERE ("Transaction", "Sequence") > ($1, $2) AND "Transaction" < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY "Transaction", "Sequence"
        LIMIT $3
        """;

    /// <summary>Some events, by their sequences.</summary>
    public const string FindEvents = """
        SELECT "Transaction", "Sequence", "EventId", "StreamKind", "StreamId", "StreamVersion", "Name", "SchemaVersion", "Payload",
               "OccurredAt", "RecordedAt", "ActorId", "ActorName", "CommandId", "CorrelationId", "CausationId"
        FROM write."Events"
        WHERE "Sequence" = ANY($1)
        ORDER BY "Transaction", "Sequence"
        """;

    /// <summary>Position of the newest event.</summary>
    public const string NewestEvent = """
        SELECT "Transaction", "Sequence" FROM write."Events" ORDER BY "Transaction" DESC, "Sequence" DESC LIMIT 1
        """;

    /// <summary>
    /// Moves a checkpoint from where it is believed to be. When it is not there, no row is updated, and the division by
    /// their number fails: the statements behind it in the same batch come to nothing without another round trip.
    /// </summary>
    public const string MoveCheckpoint = """
        WITH moved AS (
            UPDATE read."Checkpoints"
            SET "Transaction" = $4, "Sequence" = $5, "Version" = $6, "RecordedAt" = $7, "UpdatedAt" = $8, "Node" = $9
            WHERE "Name" = $1 AND "Transaction" = $2 AND "Sequence" = $3 AND "Generation" = $10
            RETURNING 1)
        SELECT 1 / count(*) FROM moved
        """;

    /// <summary>The rows of some keys.</summary>
    public static string LoadRows(string schema, string table, IEnumerable<string> columns, string key) =>
        $"""SELECT {Names(columns)} FROM {schema}."{table}" WHERE "{key}" = ANY($1)""";

    /// <summary>Inserts rows, or updates those that are there; every parameter is an array of a column's values.</summary>
    public static string SaveRows(string schema, string table, IReadOnlyList<string> columns, string key) => $"""
        INSERT INTO {schema}."{table}" ({Names(columns)})
        SELECT * FROM unnest({string.Join(", ", columns.Select((_, index) => $"${index + 1}"))})
        ON CONFLICT ("{key}") DO UPDATE SET {string.Join(", ", columns.Where(column => column != key).Select(column => $"\"{column}\" = EXCLUDED.\"{column}\""))}
        """;

    /// <summary>Deletes the rows of some keys.</summary>
    public static string DeleteRows(string schema, string table, string key) => $"""DELETE FROM {schema}."{table}" WHERE "{key}" = ANY($1)""";

    /// <summary>The right to run a projection, held by the session; answers whether it was free.</summary>
    public const string TryLock = "SELECT pg_try_advisory_lock(hashtextextended('dashboard projection ' || $1, 0))";

    /// <summary>Tells other nodes that the log has grown; the payload says who tells.</summary>
    public const string Notify = "SELECT pg_notify('dashboard_log', $1)";

    /// <summary>Hears what other nodes tell.</summary>
    public const string Listen = "LISTEN dashboard_log";

    /// <summary>
    /// Settings of every connection to the read tables. They can be folded again, so a commit need not wait for the disk.
    /// And each statement is planned for its own values: a plan for any text at all would search a rare word row by row.
    /// </summary>
    public const string ReadSettings = "-c synchronous_commit=off -c plan_cache_mode=force_custom_plan";

    /// <summary>Index method and operators with which a part of a text is found.</summary>
    public const string TextIndex = "gin";

    /// <summary>Operators of <see cref="TextIndex"/>.</summary>
    public const string TextOperators = "gin_trgm_ops";

    /// <summary>The extension that brings <see cref="TextOperators"/>; it comes with PostgreSQL and needs no superuser.</summary>
    public const string TextExtension = "pg_trgm";

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));
}
