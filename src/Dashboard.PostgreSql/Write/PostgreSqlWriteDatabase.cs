using Dashboard.Domain.Customers;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.PostgreSql.Write;

internal sealed class PostgreSqlWriteDatabase : IWriteDatabase
{
    public bool IsUniqueViolation(Exception exception, string? constraint) => PostgreSqlFaults.IsUniqueViolation(exception, constraint);

    public bool IsLockTimeout(Exception exception) => PostgreSqlFaults.IsLockTimeout(exception);

    public bool IsTransient(Exception exception) => PostgreSqlFaults.IsTransient(exception);

    public async Task<long> NextOrderNumbersAsync(WriteDbContext db, CancellationToken cancellationToken) =>
        (await db.Database.SqlQueryRaw<long>(PostgreSqlStatements.NextOrderNumbers).ToListAsync(cancellationToken)).Single();

    public IQueryable<Customer> WhoWishesFor(WriteDbContext db, Guid productId) =>
        db.Customers.FromSqlRaw(PostgreSqlStatements.WhoWishesFor, FormattableString.Invariant($"%{productId:d}%"));
}
