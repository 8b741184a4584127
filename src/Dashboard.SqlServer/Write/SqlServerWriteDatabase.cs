using Dashboard.Domain.Customers;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.SqlServer.Write;

internal sealed class SqlServerWriteDatabase : IWriteDatabase
{
    public bool IsUniqueViolation(Exception exception, string? constraint) => SqlServerFaults.IsUniqueViolation(exception, constraint);

    public bool IsLockTimeout(Exception exception) => SqlServerFaults.IsLockTimeout(exception);

    public bool IsTransient(Exception exception) => SqlServerFaults.IsTransient(exception);

    public async Task<long> NextOrderNumbersAsync(WriteDbContext db, CancellationToken cancellationToken) =>
        (await db.Database.SqlQueryRaw<long>(SqlServerStatements.NextOrderNumbers).ToListAsync(cancellationToken)).Single();

    public IQueryable<Customer> WhoWishesFor(WriteDbContext db, Guid productId) =>
        db.Customers.FromSqlRaw(SqlServerStatements.WhoWishesFor, FormattableString.Invariant($"%{productId:d}%"));
}
