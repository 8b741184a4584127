using System.Data;

namespace Dashboard.ReadSide.Storage;

/// <summary>The statements of a database engine with which tables change places and are compared.</summary>
public interface IRebuildStatements
{
    /// <summary>Isolation of a transaction that sees one moment only and locks nothing.</summary>
    IsolationLevel Snapshot { get; }

    /// <summary>Lets transactions have <see cref="Snapshot"/>; nothing where they always may.</summary>
    string? AllowSnapshot { get; }

    /// <summary>Reads one checkpoint, parameter 0, and keeps others from writing it until the transaction ends.</summary>
    string LockCheckpoint { get; }

    /// <summary>Name, type, length and nullability of the columns of the tables of a schema, parameter 0.</summary>
    string Columns { get; }

    /// <summary>From here on in the transaction, waits for no lock longer than this.</summary>
    string LockTimeout(TimeSpan atMost);

    /// <summary>Keeps everybody from the tables until the transaction ends; nothing where moving them does so itself.</summary>
    string? LockTables(string schema, IReadOnlyCollection<string> tables);

    /// <summary>Commits as the last statement of a message, so that no lock waits for another message; nothing where a transaction must be ended by its own means.</summary>
    string? Commit { get; }

    /// <summary>Asks the server what time it is; nothing where the program's own clock will do.</summary>
    string? Now { get; }

    /// <summary>Moves a table with its keys and indexes to another schema.</summary>
    string MoveTable(string schema, string table, string to);

    /// <summary>Drops a table if there is one.</summary>
    string DropTable(string schema, string table);

    /// <summary>Drops an index if there is one.</summary>
    string DropIndex(string schema, string table, string index);

    /// <summary>Lets the planner know what is in a table that was filled at once.</summary>
    string Analyze(string schema, string table);

    /// <summary>Counts rows by <c>kind</c>: 0 equal, 1 only in the twin, 2 only served, 3 different.</summary>
    string CountDifferences(ComparedTable table);

    /// <summary>Rows of one kind, at most so many: the key, then for each column its served and its rebuilt value, all as text.</summary>
    string SampleDifferences(ComparedTable table, int kind, int atMost);

    /// <summary>Whether a lock was not to be had in time, or was given up for somebody else's.</summary>
    bool IsLockTimeout(Exception exception);
}

/// <summary>A table that is compared with its twin.</summary>
/// <param name="Row">Name of the row's type.</param>
/// <param name="Name">Name of the table.</param>
/// <param name="Key">Its key column.</param>
/// <param name="Columns">All other columns.</param>
public sealed record ComparedTable(string Row, string Name, string Key, IReadOnlyList<ComparedColumn> Columns);

/// <summary>A column that is compared.</summary>
public sealed record ComparedColumn(string Name, bool IsText);
