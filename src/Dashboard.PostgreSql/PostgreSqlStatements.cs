using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Storage;

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

    /// <summary>The customers whose wishlists, JSON texts of ids, match a pattern.</summary>
    public const string WhoWishesFor = """SELECT * FROM write."Customers" WHERE "Wishlist" LIKE {0}""";

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

    /// <summary>
    /// How the sessions of the read side are called. They never write to the log: with that name they promise it, and
    /// what they have open does not keep readers of the log waiting.
    /// </summary>
    public const string ReadSession = "Dashboard read";

    /// <summary>
    /// The log's low mark: the oldest transaction that is still open and may write to the log, or the next one that
    /// begins. A session that is gone, or that one may not see, has promised nothing. Transaction numbers of sessions are
    /// the lower half of those in a snapshot.
    /// </summary>
    private const string LowMark = $"""
        coalesce((
            SELECT open FROM pg_snapshot_xip(pg_current_snapshot()) AS open
            WHERE NOT EXISTS (
                SELECT FROM pg_stat_get_activity(NULL) AS session
                WHERE session.backend_xid::text::bigint = open::text::bigint % 4294967296 AND session.application_name LIKE '{ReadSession}%')
            ORDER BY open LIMIT 1), pg_snapshot_xmax(pg_current_snapshot()))
        """;

    /// <summary>The events after a position, up to the low mark.</summary>
    public const string ReadEvents = $"""
        SELECT "Transaction", "Sequence", "EventId", "StreamKind", "StreamId", "StreamVersion", "Name", "SchemaVersion", "Payload",
               "OccurredAt", "RecordedAt", "ActorId", "ActorName", "CommandId", "CorrelationId", "CausationId", "Origin", "Address"
        FROM write."Events"
        WHERE ("Transaction", "Sequence") > ($1, $2) AND "Transaction" < {LowMark}
        ORDER BY "Transaction", "Sequence"
        LIMIT $3
        """;

    /// <summary>The events between two positions, without those of some names, as a binary copy. It takes no parameters.</summary>
    public static string CopyStretch(LogPosition after, LogPosition until, IEnumerable<string> without, int limit) => string.Create(CultureInfo.InvariantCulture, $"""
        COPY (
            SELECT "Transaction", "Sequence", "EventId", "StreamKind", "StreamId", "StreamVersion", "Name", "SchemaVersion", "Payload",
                   "OccurredAt", "RecordedAt", "ActorId", "ActorName", "CommandId", "CorrelationId", "CausationId", "Origin", "Address"
            FROM write."Events"
            WHERE ("Transaction", "Sequence") > ('{after.Transaction}'::xid8, {after.Sequence})
              AND ("Transaction", "Sequence") <= ('{until.Transaction}'::xid8, {until.Sequence})
              AND "Name" <> ALL(ARRAY[{string.Join(", ", without.Select(name => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'"))}]::text[])
            ORDER BY "Transaction", "Sequence"
            LIMIT {limit}
        ) TO STDOUT (FORMAT BINARY)
        """);

    /// <summary>Position of the newest event below the low mark.</summary>
    public const string ReadableHead = $"""
        SELECT "Transaction", "Sequence" FROM write."Events"
        WHERE "Transaction" < {LowMark}
        ORDER BY "Transaction" DESC, "Sequence" DESC LIMIT 1
        """;

    /// <summary>Position of the newest event below the low mark that had happened by an instant.</summary>
    public const string PastEnd = $"""
        SELECT "Transaction", "Sequence" FROM write."Events"
        WHERE "OccurredAt" <= $1 AND "Transaction" < {LowMark}
        ORDER BY "Transaction" DESC, "Sequence" DESC LIMIT 1
        """;

    /// <summary>The events up to a position that had happened by an instant, by their names.</summary>
    public const string CountPast = """
        SELECT "Name", count(*) FROM write."Events"
        WHERE "OccurredAt" <= $1 AND ("Transaction", "Sequence") <= ($2, $3)
        GROUP BY "Name"
        """;

    /// <summary>
    /// The streams in which something that had happened by an instant stands behind something that had not, each with the version of
    /// the latter. Up to the last event of that time there are as good as none, unless a past was imported.
    /// </summary>
    public const string CutStreams = """
        SELECT later."StreamId", later."First"
        FROM (SELECT "StreamId", min("StreamVersion") AS "First" FROM write."Events"
              WHERE "OccurredAt" > $1 AND ("Transaction", "Sequence") <= ($2, $3) GROUP BY "StreamId") AS later
        WHERE EXISTS (SELECT FROM write."Events" AS event
                      WHERE event."StreamId" = later."StreamId" AND event."StreamVersion" > later."First" AND event."OccurredAt" <= $1)
        """;

    /// <summary>Some events, by their sequences.</summary>
    public const string FindEvents = """
        SELECT "Transaction", "Sequence", "EventId", "StreamKind", "StreamId", "StreamVersion", "Name", "SchemaVersion", "Payload",
               "OccurredAt", "RecordedAt", "ActorId", "ActorName", "CommandId", "CorrelationId", "CausationId", "Origin", "Address"
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
            SET "Transaction" = $4, "Sequence" = $5, "Version" = $6, "RecordedAt" = $7, "UpdatedAt" = $8, "Node" = $9, "EventsHandled" = $11
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

    /// <summary>Copies new rows.</summary>
    public static string CopyRows(string schema, string table, IEnumerable<string> columns) =>
        $"""COPY {schema}."{table}" ({Names(columns)}) FROM STDIN (FORMAT BINARY)""";

    /// <summary>Deletes the rows of some keys.</summary>
    public static string DeleteRows(string schema, string table, string key) => $"""DELETE FROM {schema}."{table}" WHERE "{key}" = ANY($1)""";

    /// <summary>The tables of a schema: rows as the statistics have them, bytes with all that belongs to them.</summary>
    public const string TableSizes = """
        SELECT c.relname::text, CASE WHEN c.reltuples > 0 THEN c.reltuples::bigint ELSE pg_stat_get_live_tuples(c.oid) END, pg_total_relation_size(c.oid)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relkind = 'r'
        """;

    /// <summary>
    /// The low mark, the events behind it, and the transaction that is it: of a session, or prepared and left. A user
    /// who may not see other sessions is told their number and name, not since when they run nor what.
    /// </summary>
    public const string LowMarkHolder = $"""
        WITH mark AS MATERIALIZED (SELECT {LowMark} AS xmin),
        holders AS (
            SELECT a.pid, a.application_name, clock_timestamp() - a.xact_start AS age, a.query
            FROM pg_stat_activity a, mark
            WHERE a.backend_xid::text::bigint = mark.xmin::text::bigint % 4294967296
            UNION ALL
            SELECT 0, 'prepared transaction', clock_timestamp() - p.prepared, p.gid
            FROM pg_prepared_xacts p, mark
            WHERE p.transaction::text::bigint = mark.xmin::text::bigint % 4294967296)
        SELECT mark.xmin, (SELECT count(*) FROM write."Events" e WHERE e."Transaction" >= mark.xmin), h.pid, h.application_name, h.age, h.query
        FROM mark LEFT JOIN LATERAL (SELECT * FROM holders ORDER BY age DESC NULLS LAST LIMIT 1) h ON true
        """;

    /// <summary>The right to bring the tables up to date, held by the session; waits until it is free.</summary>
    public const string HoldMigrations = "SELECT pg_advisory_lock(hashtextextended('dashboard migrations', 0))";

    /// <summary>Gives up what <see cref="HoldMigrations"/> took.</summary>
    public const string ReleaseMigrations = "SELECT pg_advisory_unlock(hashtextextended('dashboard migrations', 0))";

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

    /// <summary>
    /// Until the transaction ends, rows are found by bitmaps of indexes: by that of the text, and neither by reading the whole table nor
    /// by walking it in the order of the list.
    /// </summary>
    public const string PreferTextIndex = "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off";

    /// <summary>Index method and operators with which a part of a text is found.</summary>
    public const string TextIndex = "gin";

    /// <summary>Kind of index for a column whose values lie on disk in their order.</summary>
    public const string OrderedIndex = "brin";

    /// <summary>Operators of <see cref="TextIndex"/>.</summary>
    public const string TextOperators = "gin_trgm_ops";

    /// <summary>The extension that brings <see cref="TextOperators"/>; it comes with PostgreSQL and needs no superuser.</summary>
    public const string TextExtension = "pg_trgm";

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));

    /// <summary>A checkpoint, locked until the transaction ends.</summary>
    public const string LockCheckpoint = """SELECT * FROM read."Checkpoints" WHERE "Name" = {0} FOR UPDATE""";

    /// <summary>The time of this moment, not of the transaction's begin.</summary>
    public const string Now = "SELECT clock_timestamp()";

    /// <summary>Ends the transaction of the statements before it.</summary>
    public const string Commit = "COMMIT";

    /// <summary>The columns of a schema's tables.</summary>
    public const string Columns = """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || COALESCE(character_maximum_length, 0) || ' ' || is_nullable AS "Value"
        FROM information_schema.columns WHERE table_schema = {0}
        """;

    /// <summary>Events of some names between two positions.</summary>
    public const string CountEvents = """
        SELECT count(*) FROM write."Events"
        WHERE ("Transaction", "Sequence") > ($1, $2) AND ("Transaction", "Sequence") <= ($3, $4) AND "Name" = ANY ($5)
        """;

    /// <summary>How long a statement of this transaction waits for a lock.</summary>
    public static string LockTimeout(TimeSpan atMost) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(int)atMost.TotalMilliseconds}");

    /// <summary>Keeps readers and writers from tables, all at once.</summary>
    public static string LockTables(string schema, IEnumerable<string> tables) =>
        $"LOCK TABLE {string.Join(", ", tables.Select(table => Name(schema, table)))} IN ACCESS EXCLUSIVE MODE";

    /// <summary>Keys, indexes and statistics go with the table.</summary>
    public static string MoveTable(string schema, string table, string to) => $"ALTER TABLE {Name(schema, table)} SET SCHEMA {Name(to)}";

    /// <summary>Drops a table.</summary>
    public static string DropTable(string schema, string table) => $"DROP TABLE IF EXISTS {Name(schema, table)}";

    /// <summary>Drops an index, one included whose creation was broken off.</summary>
    public static string DropIndex(string schema, string index) => $"DROP INDEX IF EXISTS {Name(schema, index)}";

    /// <summary>Gathers what the planner wants to know.</summary>
    public static string Analyze(string schema, string table) => $"ANALYZE {Name(schema, table)}";

    /// <summary>Rows of a table and its twin, by what is the matter with them.</summary>
    public static string CountDifferences(ComparedTable table) =>
        $"""SELECT "kind", count(*) FROM ({Compared(table, "")}) AS compared GROUP BY "kind" """;

    /// <summary>Some rows with which something is the matter.</summary>
    public static string SampleDifferences(ComparedTable table, int kind, int atMost)
    {
        var values = string.Concat(table.Columns.Select(column => $", served.{Name(column.Name)}::text, rebuilt.{Name(column.Name)}::text"));
        var key = $", COALESCE(served.{Name(table.Key)}, rebuilt.{Name(table.Key)})::text";
        var names = string.Join(", ", Enumerable.Range(0, (table.Columns.Count * 2) + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"v{number}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""SELECT {names} FROM ({Compared(table, key + values)}) AS compared ("kind", {names}) WHERE "kind" = {kind} ORDER BY v0 LIMIT {atMost}""");
    }

    private static string Compared(ComparedTable table, string values)
    {
        var key = Name(table.Key);
        string Row(string side) => $"ROW({string.Join(", ", table.Columns.Select(column => $"{side}.{Name(column.Name)}"))})";
        return $"""
            SELECT CASE WHEN served.{key} IS NULL THEN 1 WHEN rebuilt.{key} IS NULL THEN 2
                        WHEN {Row("served")} IS DISTINCT FROM {Row("rebuilt")} THEN 3 ELSE 0 END AS "kind"{values}
            FROM read.{Name(table.Name)} AS served FULL OUTER JOIN rebuild.{Name(table.Name)} AS rebuilt ON served.{key} = rebuilt.{key}
            """;
    }

    private static string Name(string schema, string name) => $"{Name(schema)}.{Name(name)}";

    private static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
