using Dashboard.Domain.Storage;
using Dashboard.ReadSide.Storage;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.PostgreSql;

internal sealed class PostgreSqlMigrator(IServiceScopeFactory scopes) : IDatabaseMigrator
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WriteDbContext>().Database.MigrateAsync(cancellationToken);
        await using var read = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync(cancellationToken);
        await read.Database.MigrateAsync(cancellationToken);
    }
}
