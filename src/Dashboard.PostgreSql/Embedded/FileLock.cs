namespace Dashboard.PostgreSql.Embedded;

/// <summary>
/// A lock between processes, on a file: shared or exclusive, kept until it is disposed. The kernel lets go of it when the process dies,
/// however it dies. It is <c>flock(2)</c>, which is what <see cref="FileShare"/> means on Linux; a child process does not inherit it.
/// </summary>
internal sealed class FileLock : IDisposable
{
    // EWOULDBLOCK, which .NET hands on as it is.
    private const int WouldBlock = 11;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Null when somebody holds it exclusively.</summary>
    public static FileLock? TryShared(string path) => TryTake(path, FileShare.Read);

    /// <summary>Null when somebody holds it, in whichever way.</summary>
    public static FileLock? TryExclusive(string path) => TryTake(path, FileShare.None);

    /// <exception cref="TimeoutException">Others held it for longer than <paramref name="limit"/>.</exception>
    /// <exception cref="EmbeddedPostgresException">The file system, or a switch of .NET, makes locks worthless.</exception>
    public static async Task<FileLock> ExclusiveAsync(string path, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        FileLock? taken;
        while ((taken = TryExclusive(path)) is null)
        {
            if (time.GetElapsedTime(begin) > limit)
            {
                throw new TimeoutException($"Another process has been starting or stopping PostgreSQL for more than {limit.TotalSeconds:0} seconds (lock file {path}).");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        using var second = TryExclusive(path);
        if (second is not null)
        {
            taken.Dispose();
            throw new EmbeddedPostgresException($"Locks on {path} exclude nobody: put the data directory on a local file system and leave DOTNET_SYSTEM_IO_DISABLEFILELOCKING unset.");
        }

        return taken;
    }

    public void Dispose() => _file.Dispose();

    private static FileLock? TryTake(string path, FileShare share)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException();
        }

        try
        {
            return new FileLock(new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = share,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
        }
        catch (IOException exception) when (exception.HResult == WouldBlock)
        {
            return null;
        }
    }
}
