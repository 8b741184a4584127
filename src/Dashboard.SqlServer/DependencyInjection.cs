using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Storage;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Dashboard.SqlServer.Read;
using Dashboard.SqlServer.Write;
using Dashboard.WriteSide;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.SqlServer;

/// <summary>Registers SQL Server as the engine of both sides.</summary>
public static class DependencyInjection
{
    /// <summary>Adds SQL Server.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="write">Connection string of the write tables and the log.</param>
    /// <param name="read">Connection string of the read tables; may be the same.</param>
    public static IServiceCollection AddDashboardSqlServer(this IServiceCollection services, string write, string read)
    {
        services.AddDbContextPool<WriteDbContext>(options => options.UseDashboardSqlServer(write, WriteDbContext.Schema));
        services.AddSingleton<IWriteDatabase, SqlServerWriteDatabase>();
        services.AddSingleton<IBulkAppend>(new SqlServerBulkAppend(write));
        services.AddSingleton<ISagaLocks>(new SqlServerSagaLocks(write));
        services.AddSingleton<IDatabaseMigrator, SqlServerMigrator>();

        services.AddPooledDbContextFactory<ReadDbContext>(options => options.UseDashboardSqlServer(read, ReadDbContext.Schema));
        services.AddPersonKeys();
        services.AddSingleton<IEventLogReader>(provider => new SqlServerEventLogReader(write, provider.GetRequiredService<PersonKeyRing>()));
        services.AddSingleton<IConsoleDatabase>(new SqlServerConsole(read, write));
        services.AddSingleton<ITextIndex, SqlServerTextIndex>();
        services.AddSingleton<IReadDatabase>(new SqlServerReadDatabase(read));
        services.AddSingleton<IRowTables, SqlServerTables>();
        services.AddSingleton<RowTablesOver>(provider => (_, contexts) => new SqlServerTables(contexts, provider.GetRequiredService<IReadDatabase>()));
        services.AddSingleton<IRebuildStatements, SqlServerRebuildStatements>();
        return services;
    }
}
