using System.Data.Common;
using Dashboard.Domain.Storage;
using Dashboard.Domain.Store;
using Dashboard.PostgreSql;
using Dashboard.SqlServer;
using Dashboard.WriteSide;
using Dashboard.WriteSide.Messages;
using Microsoft.Extensions.Logging.Console;

namespace Dashboard.Web.Hosting;

/// <summary>What the dashboard and the verbs have in common.</summary>
internal static class CoreServices
{
    /// <summary>Adds the write side on the configured engine.</summary>
    public static IServiceCollection AddDashboardCore(this IServiceCollection services, IConfiguration configuration, Settings settings, DatabaseServer database)
    {
        services.AddSingleton(settings);
        services.AddDashboardClock(settings);
        services.AddOptions<StoreOptions>().Bind(configuration.GetSection("Store"));
        services.AddDashboardWriteSide();
        services.PostConfigure<MailOptions>(mail => mail.Directory = settings.MailDirectory);
        return settings.Provider is DatabaseProvider.SqlServer
            ? services.AddDashboardSqlServer(database.Write, database.Read)
            : services.AddDashboardPostgreSql(database.Write, database.Read);
    }

    /// <summary>Logs go to standard error, a line each: standard output is for what was asked for.</summary>
    public static ILoggingBuilder AddDashboardLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders().AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));

        // A statement that fails is told by whoever sent it; the first start asks for a table that is not there yet, and that is no failure.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);

        // The keys that protect sign-ins lie in a directory that the program's own account alone may read.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);

        // A save that fails is told by whoever saved; that a command is sent twice is no failure.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);

        // A start that fails is thrown as well, and told in a sentence; a service that fails is logged once more, as critical, when it ends the program.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }

    /// <summary>Brings the tables up to date, unless the settings say that somebody else does.</summary>
    /// <exception cref="StartException">The database does not answer.</exception>
    public static async Task MigrateAsync(this IServiceProvider services, Settings settings, CancellationToken cancellationToken)
    {
        if (!settings.Migrate)
        {
            return;
        }

        try
        {
            await services.GetRequiredService<IDatabaseMigrator>().MigrateAsync(cancellationToken);
        }
        catch (DbException fault)
        {
            throw new StartException([$"The {settings.Provider} database cannot be brought up to date: {fault.Message}"], inner: fault);
        }
    }
}
