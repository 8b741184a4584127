using System.Data;
using Dashboard.ReadSide.Storage;

namespace Dashboard.PostgreSql.Read;

internal sealed class PostgreSqlRebuildStatements : IRebuildStatements
{
    /// <summary>One snapshot for all statements.</summary>
    public IsolationLevel Snapshot => IsolationLevel.RepeatableRead;

    public string? AllowSnapshot => null;

    public string LockCheckpoint => PostgreSqlStatements.LockCheckpoint;

    public string? Commit => PostgreSqlStatements.Commit;

    public string? Now => PostgreSqlStatements.Now;

    public string Columns => PostgreSqlStatements.Columns;

    public string LockTimeout(TimeSpan atMost) => PostgreSqlStatements.LockTimeout(atMost);

    public string? LockTables(string schema, IReadOnlyCollection<string> tables) => PostgreSqlStatements.LockTables(schema, tables);

    public string MoveTable(string schema, string table, string to) => PostgreSqlStatements.MoveTable(schema, table, to);

    public string DropTable(string schema, string table) => PostgreSqlStatements.DropTable(schema, table);

    public string DropIndex(string schema, string table, string index) => PostgreSqlStatements.DropIndex(schema, index);

    public string Analyze(string schema, string table) => PostgreSqlStatements.Analyze(schema, table);

    public string CountDifferences(ComparedTable table) => PostgreSqlStatements.CountDifferences(table);

    public string SampleDifferences(ComparedTable table, int kind, int atMost) => PostgreSqlStatements.SampleDifferences(table, kind, atMost);

    public bool IsLockTimeout(Exception exception) => PostgreSqlFaults.IsLockTimeout(exception);
}
