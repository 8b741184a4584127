using Microsoft.Extensions.Logging;

namespace Dashboard.PostgreSql.Embedded;

/// <summary>
/// A private PostgreSQL in a directory, reached by a Unix socket only. Any number of processes hold it at a time: the first starts it, the last one
/// to be disposed stops it. One that was killed leaves it running, for the next to take over.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly DataLayout _layout;
    private readonly EmbeddedPostgresOptions _options;
    private readonly Server _server;
    private readonly ILogger _logger;
    private readonly string _socketDirectory;
    private FileLock? _holder;

    private EmbeddedPostgres(DataLayout layout, EmbeddedPostgresOptions options, Server server, ILogger logger, string socketDirectory, FileLock holder)
    {
        _layout = layout;
        _options = options;
        _server = server;
        _logger = logger;
        _socketDirectory = socketDirectory;
        _holder = holder;
    }

    /// <summary>The database <c>dashboard</c>, as the role that owns it.</summary>
    public string ConnectionString => ConnectionStringFor(Databases.Application);

    /// <summary>The same server and role, another database. The role may create databases; it is no superuser.</summary>
    public string ConnectionStringFor(string database) => Databases.ConnectionString(_socketDirectory, database, Databases.Application);

    /// <summary>Takes over the server that runs in the data directory, or starts it, and makes the cluster and the database where they are missing.</summary>
    /// <exception cref="EmbeddedPostgresException">PostgreSQL is not installed, may not be run here, or fails to start: the message says which, and what to do.</exception>
    /// <exception cref="TimeoutException">The server did not answer in time. It is not stopped: it may be recovering.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; a server that nobody else uses is stopped again.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("The embedded PostgreSQL runs on Linux only: configure a database server of your own.");
        }

        try
        {
            return await HoldAsync(DataLayout.Create(options.DataDirectory), options, logger, cancellationToken);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new EmbeddedPostgresException($"The user {Environment.UserName} may not use the data directory {options.DataDirectory}: {exception.Message}", exception);
        }
    }

    /// <summary>Lets go of the server, and stops it when nobody else holds it. Data sources that use it are disposed before.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _holder, null) is not { } holder)
        {
            return;
        }

        try
        {
            using var starting = await FileLock.ExclusiveAsync(_layout.StartLock, _options.StopTimeout, _options.TimeProvider, CancellationToken.None);
            holder.Dispose();
            if (IsUnused(_layout))
            {
                await _server.StopAsync();
            }
            else
            {
                _logger.LeftRunning(_layout.Directory);
            }
        }
        catch (TimeoutException exception)
        {
            _logger.NotStopped(_layout.Directory, exception.Message);
        }
        finally
        {
            holder.Dispose();
        }
    }

    private static async Task<EmbeddedPostgres> HoldAsync(DataLayout layout, EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        using var starting = await FileLock.ExclusiveAsync(layout.StartLock, options.StartTimeout, options.TimeProvider, cancellationToken);
        var alone = IsUnused(layout);
        var holder = FileLock.TryShared(layout.HolderLock)
            ?? throw new EmbeddedPostgresException($"Something other than Dashboard holds {layout.HolderLock}: end that process.");
        var server = new Server(layout, options, logger);
        try
        {
            var socket = await server.AdoptAsync(alone, cancellationToken) ?? await server.StartAsync(cancellationToken);
            return new EmbeddedPostgres(layout, options, server, logger, socket, holder);
        }
        catch (Exception exception)
        {
            holder.Dispose();
            if (alone && exception is not TimeoutException)
            {
                await server.StopAsync();
            }

            throw;
        }
    }

    private static bool IsUnused(DataLayout layout)
    {
        using var everything = FileLock.TryExclusive(layout.HolderLock);
        return everything is not null;
    }
}
