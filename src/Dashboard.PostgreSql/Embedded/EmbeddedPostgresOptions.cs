namespace Dashboard.PostgreSql.Embedded;

/// <summary>Where the private server keeps its data, and how large it may grow. The defaults suit one small machine (2 cores, 4 GB).</summary>
/// <remarks>
/// They are written to <c>postgresql.conf</c> in the data directory whenever the server starts; a server that already runs is taken as it is.
/// An operator's own settings go into <c>local.conf</c> beside it, which is read last.
/// </remarks>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The directory that holds the cluster, its socket, its logs and the lock files. Made when missing. Relative to the working directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// True (default): a commit is on disk when it returns. False: <c>fsync</c>, <c>synchronous_commit</c> and <c>full_page_writes</c> are off,
    /// and a crash of the machine may cost the whole cluster: for tests only.
    /// </summary>
    public bool DurableWrites { get; init; } = true;

    /// <summary>Connections at a time, all processes together. Default 200: two pools of up to 100, the largest that Npgsql makes by itself.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>The server's own page cache, in megabytes. Default 256.</summary>
    public int SharedBuffersMegabytes { get; init; } = 256;

    /// <summary>Memory for each sort or hash of a query, in megabytes. Default 16.</summary>
    public int WorkMemoryMegabytes { get; init; } = 16;

    /// <summary>Memory for building an index or vacuuming a table, in megabytes. Default 128.</summary>
    public int MaintenanceMemoryMegabytes { get; init; } = 128;

    /// <summary>The size of the write-ahead log at which a checkpoint is taken, in megabytes. Default 2048.</summary>
    public int MaxWalMegabytes { get; init; } = 2048;

    /// <summary>How long a start may take, crash recovery included. Default two minutes.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the last holder waits for the server to stop. Default one minute.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The clock that waits are measured with.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
