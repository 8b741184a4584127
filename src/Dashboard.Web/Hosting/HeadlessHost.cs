namespace Dashboard.Web.Hosting;

/// <summary>
/// The write side without a web server and without projections, for verbs. Disposed: the database it started is stopped again,
/// unless another process uses it.
/// </summary>
internal sealed class HeadlessHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DatabaseServer _database;
    private readonly ILoggerFactory _starting;

    private HeadlessHost(IHost host, DatabaseServer database, ILoggerFactory starting) => (_host, _database, _starting) = (host, database, starting);

    /// <summary>The write side's services, commands among them.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Cancelled when the terminal asks the program to stop.</summary>
    public CancellationToken Stopping => Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    /// <summary>Reads the settings as the dashboard does, starts the database and brings its tables up to date.</summary>
    /// <param name="args">Settings of the form <c>--Key=Value</c>; other arguments are passed over.</param>
    /// <param name="configure">Adds what the verb needs.</param>
    /// <exception cref="StartException">The settings or the database are at fault.</exception>
    public static async Task<HeadlessHost> StartAsync(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = [.. args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('='))],
            ContentRootPath = Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT"),
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
        });
        builder.Logging.AddDashboardLogging();
        var settings = Settings.From(builder.Configuration, builder.Environment.ContentRootPath);
        var starting = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddDashboardLogging());
        var database = await DatabaseServer.StartAsync(settings, starting.CreateLogger<DatabaseServer>(), CancellationToken.None);
        builder.Services.AddDashboardCore(builder.Configuration, settings, database);
        configure?.Invoke(builder.Services);
        var headless = new HeadlessHost(builder.Build(), database, starting);
        try
        {
            await headless.Services.MigrateAsync(settings, CancellationToken.None);
            await headless._host.StartAsync(CancellationToken.None);
            return headless;
        }
        catch
        {
            await headless.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        switch (_host)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            default:
                _host.Dispose();
                break;
        }

        await _database.DisposeAsync();
        _starting.Dispose();
    }
}
