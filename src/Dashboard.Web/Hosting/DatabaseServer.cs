using Dashboard.PostgreSql.Embedded;

namespace Dashboard.Web.Hosting;

/// <summary>The database that the program works with: somebody else's server, or a private one that lives as long as this is not disposed.</summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private DatabaseServer(string write, string read, EmbeddedPostgres? embedded = null) => (Write, Read, _embedded) = (write, read, embedded);

    /// <summary>Connection string of the write tables.</summary>
    public string Write { get; }

    /// <summary>Connection string of the read tables.</summary>
    public string Read { get; }

    /// <summary>Starts the private server where the settings ask for it.</summary>
    /// <exception cref="StartException">It cannot be started; the sentence says what to do.</exception>
    public static async Task<DatabaseServer> StartAsync(Settings settings, ILogger logger, CancellationToken cancellationToken)
    {
        if (settings.Provider is not DatabaseProvider.Embedded)
        {
            return new DatabaseServer(settings.Write!, settings.Read!);
        }

        try
        {
            var options = new EmbeddedPostgresOptions { DataDirectory = settings.DataDirectory };
            var embedded = await EmbeddedPostgres.StartAsync(options, logger, cancellationToken);
            return new DatabaseServer(embedded.ConnectionString, embedded.ConnectionString, embedded);
        }
        catch (Exception fault) when (fault is EmbeddedPostgresException or TimeoutException or PlatformNotSupportedException)
        {
            throw new StartException([$"The embedded database cannot be used: {fault.Message}"], inner: fault);
        }
    }

    /// <summary>Stops the private server. Whoever uses it is disposed before.</summary>
    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
