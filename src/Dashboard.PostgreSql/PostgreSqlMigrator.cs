using Dashboard.Domain.Storage;
using Dashboard.ReadSide.Storage;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.PostgreSql;

/// <summary>
/// Brings the tables up to date, one process after the other. EF Core's own lock is let go between two migrations, while its list of
/// those to do is made once: another process that begins in between would do the same ones.
/// </summary>
internal sealed class PostgreSqlMigrator(IServiceScopeFactory scopes) : IDatabaseMigrator
{
    /// <summary>Longest wait for another process.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var write = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        await MakeDatabaseAsync(write, cancellationToken);
        write.Database.SetCommandTimeout(LongestWait);
        await write.Database.OpenConnectionAsync(cancellationToken);
        await write.Database.ExecuteSqlRawAsync(PostgreSqlStatements.HoldMigrations, cancellationToken);
        try
        {
            await write.Database.MigrateAsync(cancellationToken);
            await using var read = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync(cancellationToken);
            await read.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await write.Database.ExecuteSqlRawAsync(PostgreSqlStatements.ReleaseMigrations, CancellationToken.None);
        }
    }

    private static async Task MakeDatabaseAsync(WriteDbContext write, CancellationToken cancellationToken)
    {
        var creator = write.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(cancellationToken))
            {
                await creator.CreateAsync(cancellationToken);
            }
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was quicker: it is there.
            return;
        }
    }
}
