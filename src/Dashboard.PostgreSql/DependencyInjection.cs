using Dashboard.Domain.Storage;
using Dashboard.PostgreSql.Write;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.PostgreSql;

/// <summary>Registers PostgreSQL as the engine of both sides.</summary>
public static class DependencyInjection
{
    /// <summary>Statements that each connection keeps prepared; enough for every command and question there is.</summary>
    private const int PreparedStatements = 200;

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
        services.AddSingleton<IDatabaseMigrator, PostgreSqlMigrator>();
        return services;
    }

    private static NpgsqlDataSource CreateSource(string connectionString, string applicationName)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= applicationName;
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = PreparedStatements;
            settings.AutoPrepareMinUsages = 2;
        }

        return builder.Build();
    }
}
