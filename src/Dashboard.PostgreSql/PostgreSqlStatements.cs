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
}
