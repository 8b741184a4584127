namespace Dashboard.SqlServer;

/// <summary>Every piece of T-SQL that EF Core does not write.</summary>
internal static class SqlServerStatements
{
    /// <summary>The next block of order numbers.</summary>
    public const string NextOrderNumbers = "SELECT NEXT VALUE FOR [write].[OrderNumbers] AS [Value]";
}
