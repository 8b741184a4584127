using Dashboard.Web.Security;
using Microsoft.AspNetCore.Connections;

namespace Dashboard.Web.Hosting;

/// <summary>The dashboard as a process: settings, database, tables, first administrator, then the web server.</summary>
internal static class DashboardHost
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Serves the dashboard until it is asked to stop.</summary>
    /// <exception cref="StartException">It cannot start, for reasons that a person can put right.</exception>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.AddDashboardLogging();
        var settings = Settings.From(builder.Configuration, builder.Environment.ContentRootPath);
        using var starting = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddDashboardLogging());
        await using var database = await DatabaseServer.StartAsync(settings, starting.CreateLogger<DatabaseServer>(), CancellationToken.None);
        builder.ListenOnLoopbackByDefault();
        builder.Services.AddDashboardCore(builder.Configuration, settings, database);
        builder.AddDashboardWeb(settings, terminal);
        await using var app = builder.Build();
        app.UseDashboardWeb();
        await app.Services.MigrateAsync(settings, CancellationToken.None);
        await FirstAdministrator.EnsureAsync(app.Services, CancellationToken.None);
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new StartException([$"{fault.Message} Stop what listens there, or set ASPNETCORE_URLS to another address."], inner: fault);
        }

        foreach (var address in app.Urls)
        {
            await terminal.Out.WriteLineAsync($"The dashboard is ready: {address}");
        }

        await app.WaitForShutdownAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    /// <summary>Nobody outside of this machine reaches the dashboard unless somebody configured it.</summary>
    private static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey]) &&
            string.IsNullOrEmpty(configuration["HTTP_PORTS"]) && string.IsNullOrEmpty(configuration["HTTPS_PORTS"]) &&
            !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }
    }
}
