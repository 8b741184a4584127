namespace Dashboard.Domain.Storage;

/// <summary>The two sides, each with tables and a connection of its own.</summary>
public enum DatabaseSide
{
    /// <summary>State rows and the event log.</summary>
    Write,

    /// <summary>Read tables and checkpoints.</summary>
    Read,
}
