namespace Dashboard.SqlServer;

/// <summary>Every piece of T-SQL that EF Core does not write.</summary>
internal static class SqlServerStatements
{
    /// <summary>The next block of order numbers.</summary>
    public const string NextOrderNumbers = "SELECT NEXT VALUE FOR [write].[OrderNumbers] AS [Value]";

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
               [OccurredAt], [RecordedAt], [ActorId], [ActorName], [CommandId], [CorrelationId], [CausationId]
        FROM [write].[Events]
        WHERE [Transaction] > @after AND [Transaction] < @mark
        ORDER BY [Transaction]
        """;

    /// <summary>Some events, by their sequences, which come as a JSON array.</summary>
    public const string FindEvents = """
        SELECT [Transaction], [Sequence], [EventId], [StreamKind], [StreamId], [StreamVersion], [Name], [SchemaVersion], [Payload],
               [OccurredAt], [RecordedAt], [ActorId], [ActorName], [CommandId], [CorrelationId], [CausationId]
        FROM [write].[Events]
        WHERE [Sequence] IN (SELECT CAST([value] AS bigint) FROM OPENJSON(@sequences))
        ORDER BY [Transaction]
        """;

    /// <summary>Position of the newest event.</summary>
    public const string NewestEvent = "SELECT TOP (1) [Transaction], [Sequence] FROM [write].[Events] ORDER BY [Transaction] DESC";

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
}
