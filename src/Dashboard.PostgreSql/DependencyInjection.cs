using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Storage;
using Dashboard.PostgreSql.Read;
using Dashboard.PostgreSql.Write;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Dashboard.WriteSide;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.PostgreSql;

/// <summary>Registers PostgreSQL as the engine of both sides.</summary>
public static class DependencyInjection
{
    /// <summary>Statements that each connection keeps prepared; enough for every command and question there is.</summary>
    private const int PreparedStatements = 200;

    private const int ReadBufferSize = 64 * 1024;

    /// <summary>Adds PostgreSQL.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="write">Connection string of the write tables and the log.</param>
    /// <param name="read">Connection string of the read tables; may be the same.</param>
    public static IServiceCollection AddDashboardPostgreSql(this IServiceCollection services, string write, string read)
    {
        services.AddKeyedSingleton(DatabaseSide.Write, (_, _) => CreateSource(write, "Dashboard write"));
        services.AddDbContextPool<WriteDbContext>((provider, options) =>
            options.UseDashboardPostgreSql(provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Write), WriteDbContext.Schema));
        services.AddSingleton<IWriteDatabase, PostgreSqlWriteDatabase>();
        services.AddSingleton<IBulkAppend>(provider => new PostgreSqlBulkAppend(provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Write)));
        services.AddSingleton<ISagaLocks>(new PostgreSqlSagaLocks(write));
        services.AddSingleton<IDatabaseMigrator, PostgreSqlMigrator>();

        services.AddKeyedSingleton(DatabaseSide.Read, (_, _) => CreateSource(WithReadSettings(read), PostgreSqlStatements.ReadSession));
        services.AddPooledDbContextFactory<ReadDbContext>((provider, options) =>
            options.UseDashboardPostgreSql(provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Read), ReadDbContext.Schema));
        services.AddPersonKeys();
        services.AddSingleton<IEventLogReader>(provider =>
            new PostgreSqlEventLogReader(
                provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Write), provider.GetRequiredService<PersonKeyRing>()));
        services.AddSingleton<IRowTables>(provider => TablesIn(ReadDbContext.Schema, provider.GetRequiredService<IDbContextFactory<ReadDbContext>>(), provider));
        services.AddSingleton<RowTablesOver>(provider => (schema, contexts) => TablesIn(schema, contexts, provider));
        services.AddSingleton<IConsoleDatabase>(provider => new PostgreSqlConsole(
            provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Read),
            provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Write)));
        services.AddSingleton<ITextIndex, PostgreSqlTextIndex>();
        services.AddSingleton<IReadDatabase>(provider => new PostgreSqlReadDatabase(
            read,
            write,
            provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Read),
            provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Write)));
        services.AddSingleton<IRebuildStatements, PostgreSqlRebuildStatements>();
        return services;
    }

    private static PostgreSqlTables TablesIn(string schema, IDbContextFactory<ReadDbContext> contexts, IServiceProvider provider) => new(
        provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSide.Read), contexts, schema, provider.GetRequiredService<IReadDatabase>());

    /// <summary>The same connection, with the settings that read tables want.</summary>
    private static string WithReadSettings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Options = $"{settings.Options} {PostgreSqlStatements.ReadSettings}".Trim();
        return settings.ConnectionString;
    }

    private static NpgsqlDataSource CreateSource(string connectionString, string applicationName)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;

        // Before whatever name the connection string gives: by its beginning a session promises not to write to the log.
        settings.ApplicationName = $"{applicationName} {settings.ApplicationName}".Trim();
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = PreparedStatements;
            settings.AutoPrepareMinUsages = 2;
        }

        // Whoever reads the log takes much at once: fewer calls of the system for the same bytes.
        settings.ReadBufferSize = ReadBufferSize;

        // Nothing of ours changes a session, so a connection goes back to the pool as it is: taking back what nobody
        // changed would cost the database seven statements each time.
        settings.NoResetOnClose = true;
        return builder.Build();
    }
}
