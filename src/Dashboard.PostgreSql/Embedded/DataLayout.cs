namespace Dashboard.PostgreSql.Embedded;

/// <summary>
/// What lies where in the data directory. Only the cluster, the logs and the socket belong to the server's user; the directory itself, the
/// configuration and the locks belong to whoever runs the application.
/// </summary>
internal sealed class DataLayout
{
    private const string UnfinishedSuffix = ".unfinished";

    private DataLayout(string directory) => Directory = directory;

    public string Directory { get; }

    /// <summary>What PostgreSQL calls the data directory. It is either there in full or not there.</summary>
    public string Cluster => Path.Combine(Directory, "cluster");

    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    public string VersionFile => Path.Combine(Cluster, "PG_VERSION");

    public string ConfigurationFile => Path.Combine(Directory, "postgresql.conf");

    public string LogDirectory => Path.Combine(Directory, "log");

    /// <summary>What the server has said since it was started.</summary>
    public string LogFile => Path.Combine(LogDirectory, "server.log");

    public string PreviousLogFile => Path.Combine(LogDirectory, "server.previous.log");

    /// <summary>Held, exclusively, by a process that starts or stops the server.</summary>
    public string StartLock => Path.Combine(Directory, "start.lock");

    /// <summary>Held, shared, by every process that uses the server.</summary>
    public string HolderLock => Path.Combine(Directory, "holders.lock");

    /// <summary>Makes the directory where it is missing: closed to others, or, for root, to be passed through by the server's user.</summary>
    /// <exception cref="EmbeddedPostgresException">The path holds a character that pg_ctl cannot hand to its shell.</exception>
    public static DataLayout Create(string dataDirectory)
    {
        var layout = new DataLayout(Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataDirectory)));
        if (layout.Directory.AsSpan().IndexOfAny("\"$`\\\n") >= 0)
        {
            throw new EmbeddedPostgresException($"The data directory {layout.Directory} has a quote, a dollar sign, a backslash or a line break in its path: choose another one.");
        }

        MakeDirectory(layout.Directory, passable: Environment.IsPrivilegedProcess);
        return layout;
    }

    /// <summary>A new name for each try: what an interrupted initdb still writes never mixes with the next one's files.</summary>
    public string NewUnfinishedCluster() => Path.Combine(Directory, $"cluster.{Guid.NewGuid():N}{UnfinishedSuffix}");

    public IEnumerable<string> UnfinishedClusters() => System.IO.Directory.EnumerateDirectories(Directory, "cluster.*" + UnfinishedSuffix);

    /// <summary>Leaves a directory that is already there as it is.</summary>
    public static void MakeDirectory(string path, bool passable = false)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException();
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        System.IO.Directory.CreateDirectory(path, passable ? Owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Owner);
    }
}
