using System.Globalization;
using Dashboard.ReadSide.Storage;

namespace Dashboard.SqlServer;

/// <summary>Every piece of T-SQL that EF Core does not write.</summary>
internal static class SqlServerStatements
{
    /// <summary>The next block of order numbers.</summary>
    public const string NextOrderNumbers = "SELECT NEXT VALUE FOR [write].[OrderNumbers] AS [Value]";

    /// <summary>The customers whose wishlists, JSON texts of ids, match a pattern.</summary>
    public const string WhoWishesFor = "SELECT * FROM [write].[Customers] WHERE [Wishlist] LIKE {0}";

    /// <summary>Several blocks of order numbers: answers the first number of the first.</summary>
    public const string NextOrderNumberBlocks = """
        DECLARE @first sql_variant;
        EXEC sys.sp_sequence_get_range @sequence_name = N'[write].[OrderNumbers]', @range_size = @blocks, @range_first_value = @first OUTPUT;
        SELECT CONVERT(bigint, @first);
        """;

    /// <summary>Takes rows away that are still at the version that they are replaced from.</summary>
    public static string DeleteVersions(string schema, string table) => $"""
        DELETE [row]
        FROM [{schema}].[{table}] AS [row]
        JOIN OPENJSON(@rows) WITH ([id] uniqueidentifier, [version] int) AS [old] ON [row].[Id] = [old].[id] AND [row].[Version] = [old].[version]
        """;

    /// <summary>
    /// The lowest transaction that is still open: a statement of its own, before the read. In one statement with it, under
    /// snapshot isolation, the mark would be newer than the rows.
    /// </summary>
    public const string OpenMark = "SELECT MIN_ACTIVE_ROWVERSION()";

    /// <summary>The events after a position, below a mark. A row version is unique, so it alone gives the order.</summary>
    public const string ReadEvents = """
        SELECT TOP (@limit) [Transaction], [Sequence], [EventId], [StreamKind], [StreamId], [StreamVersion], [Name], [SchemaVersion], [Payload],
               [OccurredAt], [RecordedAt], [ActorId], [ActorName], [CommandId], [CorrelationId], [CausationId], [Origin], [Address]
        FROM [write].[Events]
        WHERE [Transaction] > @after AND [Transaction] < @mark
        ORDER BY [Transaction]
        """;

    /// <summary>The events between two positions, without those of some names, which come as a JSON array.</summary>
    public const string ReadStretch = """
        SELECT TOP (@limit) [Transaction], [Sequence], [EventId], [StreamKind], [StreamId], [StreamVersion], [Name], [SchemaVersion], [Payload],
               [OccurredAt], [RecordedAt], [ActorId], [ActorName], [CommandId], [CorrelationId], [CausationId], [Origin], [Address]
        FROM [write].[Events]
        WHERE [Transaction] > @after AND [Transaction] <= @until AND [Name] NOT IN (SELECT [value] FROM OPENJSON(@without))
        ORDER BY [Transaction]
        """;

    /// <summary>Position of the newest event below a mark.</summary>
    public const string ReadableHead = "SELECT TOP (1) [Transaction], [Sequence] FROM [write].[Events] WHERE [Transaction] < @mark ORDER BY [Transaction] DESC";

    /// <summary>Position of the newest event below a mark that had happened by an instant.</summary>
    public const string PastEnd = """
        SELECT TOP (1) [Transaction], [Sequence] FROM [write].[Events] WHERE [OccurredAt] <= @at AND [Transaction] < @mark ORDER BY [Transaction] DESC
        """;

    /// <summary>The events up to a position that had happened by an instant, by their names.</summary>
    public const string CountPast = """
        SELECT [Name], COUNT_BIG(*) FROM [write].[Events] WHERE [OccurredAt] <= @at AND [Transaction] <= @until GROUP BY [Name]
        """;

    /// <summary>
    /// The streams in which something that had happened by an instant stands behind something that had not, each with the version of
    /// the latter.
    /// </summary>
    public const string CutStreams = """
        SELECT later.[StreamId], later.[First]
        FROM (SELECT [StreamId], MIN([StreamVersion]) AS [First] FROM [write].[Events]
              WHERE [OccurredAt] > @at AND [Transaction] <= @until GROUP BY [StreamId]) AS later
        WHERE EXISTS (SELECT 1 FROM [write].[Events] AS [event]
                      WHERE [event].[StreamId] = later.[StreamId] AND [event].[StreamVersion] > later.[First] AND [event].[OccurredAt] <= @at)
        """;

    /// <summary>Some events, by their sequences, which come as a JSON array.</summary>
    public const string FindEvents = """
        SELECT [Transaction], [Sequence], [EventId], [StreamKind], [StreamId], [StreamVersion], [Name], [SchemaVersion], [Payload],
               [OccurredAt], [RecordedAt], [ActorId], [ActorName], [CommandId], [CorrelationId], [CausationId], [Origin], [Address]
        FROM [write].[Events]
        WHERE [Sequence] IN (SELECT CAST([value] AS bigint) FROM OPENJSON(@sequences))
        ORDER BY [Transaction]
        """;

    /// <summary>Position of the newest event.</summary>
    public const string NewestEvent = "SELECT TOP (1) [Transaction], [Sequence] FROM [write].[Events] ORDER BY [Transaction] DESC";

    /// <summary>The tables of a schema: rows of the heap or clustered index, bytes with all indexes.</summary>
    public const string TableSizes = """
        SELECT t.[name],
               SUM(CASE WHEN p.[index_id] IN (0, 1) AND a.[type] = 1 THEN p.[rows] ELSE 0 END),
               SUM(CAST(a.[total_pages] AS bigint)) * 8192
        FROM sys.tables t
        JOIN sys.partitions p ON p.[object_id] = t.[object_id]
        JOIN sys.allocation_units a ON a.[container_id] = CASE WHEN a.[type] = 2 THEN p.[partition_id] ELSE p.[hobt_id] END
        WHERE SCHEMA_NAME(t.[schema_id]) = @schema
        GROUP BY t.[name]
        """;

    /// <summary>The newest row version that was given out: a mark that is not above it is held by somebody.</summary>
    public const string NewestVersion = "SELECT @@DBTS";

    /// <summary>Events that are written and not below a mark.</summary>
    public const string EventsBehind = "SELECT COUNT_BIG(*) FROM [write].[Events] WHERE [Transaction] >= @mark";

    /// <summary>
    /// The session whose writing transaction in this database is the oldest. SQL Server does not say which transaction has
    /// which row version; that one has held the mark longest. Needs VIEW SERVER STATE.
    /// </summary>
    public const string OldestWriter = """
        SELECT TOP (1) st.[session_id], s.[program_name],
               CAST(DATEDIFF_BIG(MILLISECOND, dt.[database_transaction_begin_time], GETDATE()) AS bigint), q.[text]
        FROM sys.dm_tran_database_transactions dt
        JOIN sys.dm_tran_session_transactions st ON st.[transaction_id] = dt.[transaction_id]
        JOIN sys.dm_exec_sessions s ON s.[session_id] = st.[session_id]
        LEFT JOIN sys.dm_exec_connections c ON c.[session_id] = st.[session_id] AND c.[parent_connection_id] IS NULL
        OUTER APPLY sys.dm_exec_sql_text(c.[most_recent_sql_handle]) q
        WHERE dt.[database_id] = DB_ID() AND dt.[database_transaction_begin_time] IS NOT NULL
        ORDER BY dt.[database_transaction_begin_time]
        """;

    /// <summary>The right to run a projection, held by the session; answers 0 or more when it was given.</summary>
    public const string TryLock = """
        DECLARE @answer int;
        EXEC @answer = sp_getapplock @Resource = @projection, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
        SELECT @answer;
        """;

    /// <summary>Keeps a session waiting, so that its end is noticed at once.</summary>
    public const string WaitAMinute = "WAITFOR DELAY '00:01:00'";

    /// <summary>Texts that are keys: compared letter by letter, whatever the database's habit.</summary>
    public const string KeyCollation = "Latin1_General_100_BIN2";

    /// <summary>A checkpoint, locked until the transaction ends.</summary>
    public const string LockCheckpoint = "SELECT * FROM [read].[Checkpoints] WITH (UPDLOCK, ROWLOCK, HOLDLOCK) WHERE [Name] = {0}";

    /// <summary>The columns of a schema's tables.</summary>
    public const string Columns = """
        SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME, ' ', DATA_TYPE, ' ', COALESCE(CHARACTER_MAXIMUM_LENGTH, 0), ' ', IS_NULLABLE) AS [Value]
        FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = {0}
        """;

    /// <summary>Events of some names, a JSON list, between two positions.</summary>
    public const string CountEvents = """
        SELECT COUNT_BIG(*) FROM [write].[Events]
        WHERE [Transaction] > @after AND [Transaction] <= @until AND [Name] IN (SELECT [value] FROM OPENJSON(@names))
        """;

    /// <summary>Lets transactions see one moment only; every database of Azure SQL does already.</summary>
    public const string AllowSnapshot = """
        IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state = 1)
            ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON
        """;

    /// <summary>How long a statement waits for a lock; and in a deadlock it is the others who go on. Both end with the connection's use.</summary>
    public static string LockTimeout(TimeSpan atMost) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCK_TIMEOUT {(int)atMost.TotalMilliseconds}; SET DEADLOCK_PRIORITY LOW;");

    /// <summary>Keys and indexes go with the table.</summary>
    public static string MoveTable(string schema, string table, string to) => $"ALTER SCHEMA {Name(to)} TRANSFER {Name(schema, table)}";

    /// <summary>Drops a table.</summary>
    public static string DropTable(string schema, string table) => $"DROP TABLE IF EXISTS {Name(schema, table)}";

    /// <summary>Drops an index.</summary>
    public static string DropIndex(string schema, string table, string index) => $"DROP INDEX IF EXISTS {Name(index)} ON {Name(schema, table)}";

    /// <summary>Gathers what the planner wants to know.</summary>
    public static string Analyze(string schema, string table) => $"UPDATE STATISTICS {Name(schema, table)}";

    /// <summary>Rows of a table and its twin, by what is the matter with them.</summary>
    public static string CountDifferences(ComparedTable table) =>
        $"SELECT [kind], COUNT_BIG(*) FROM ({Compared(table, "")}) AS compared GROUP BY [kind]";

    /// <summary>Some rows with which something is the matter.</summary>
    public static string SampleDifferences(ComparedTable table, int kind, int atMost)
    {
        var values = string.Concat(table.Columns.Select(column => $", {Text($"served.{Name(column.Name)}")}, {Text($"rebuilt.{Name(column.Name)}")}"));
        var key = $", {Text($"COALESCE(served.{Name(table.Key)}, rebuilt.{Name(table.Key)})")}";
        var names = string.Join(", ", Enumerable.Range(0, (table.Columns.Count * 2) + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"v{number}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT TOP ({atMost}) {names} FROM ({Compared(table, key + values)}) AS compared ([kind], {names}) WHERE [kind] = {kind} ORDER BY v0");
    }

    /// <summary>Two sets without a difference are equal, nulls included. Texts are compared byte by byte, whatever the database's habit.</summary>
    private static string Compared(ComparedTable table, string values)
    {
        var key = Name(table.Key);
        string Row(string side) => string.Join(", ", table.Columns.Select(column =>
            column.IsText ? $"CONVERT(varbinary(max), {side}.{Name(column.Name)})" : $"{side}.{Name(column.Name)}"));
        return $"""
            SELECT CASE WHEN served.{key} IS NULL THEN 1 WHEN rebuilt.{key} IS NULL THEN 2
                        WHEN EXISTS (SELECT {Row("served")} EXCEPT SELECT {Row("rebuilt")}) THEN 3 ELSE 0 END AS [kind]{values}
            FROM [read].{Name(table.Name)} AS served FULL OUTER JOIN [rebuild].{Name(table.Name)} AS rebuilt ON served.{key} = rebuilt.{key}
            """;
    }

    private static string Text(string value) => $"CONVERT(nvarchar(max), {value}, 126)";

    private static string Name(string schema, string name) => $"{Name(schema)}.{Name(name)}";

    private static string Name(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
}
