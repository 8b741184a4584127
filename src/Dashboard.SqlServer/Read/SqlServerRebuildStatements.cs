using System.Data;
using Dashboard.ReadSide.Storage;

namespace Dashboard.SqlServer.Read;

internal sealed class SqlServerRebuildStatements : IRebuildStatements
{
    public IsolationLevel Snapshot => IsolationLevel.Snapshot;

    public string AllowSnapshot => SqlServerStatements.AllowSnapshot;

    public string LockCheckpoint => SqlServerStatements.LockCheckpoint;

    public string? Commit => null;

    public string? Now => null;

    public string Columns => SqlServerStatements.Columns;

    public string LockTimeout(TimeSpan atMost) => SqlServerStatements.LockTimeout(atMost);

    /// <summary>A transfer takes the only lock that keeps readers of row versions out.</summary>
    public string? LockTables(string schema, IReadOnlyCollection<string> tables) => null;

    public string MoveTable(string schema, string table, string to) => SqlServerStatements.MoveTable(schema, table, to);

    public string DropTable(string schema, string table) => SqlServerStatements.DropTable(schema, table);

    public string DropIndex(string schema, string table, string index) => SqlServerStatements.DropIndex(schema, table, index);

    public string Analyze(string schema, string table) => SqlServerStatements.Analyze(schema, table);

    public string CountDifferences(ComparedTable table) => SqlServerStatements.CountDifferences(table);

    public string SampleDifferences(ComparedTable table, int kind, int atMost) => SqlServerStatements.SampleDifferences(table, kind, atMost);

    public bool IsLockTimeout(Exception exception) => SqlServerFaults.IsLockTimeout(exception);
}
