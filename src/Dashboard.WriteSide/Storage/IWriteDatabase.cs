using Dashboard.Domain.Customers;

namespace Dashboard.WriteSide.Storage;

/// <summary>What the write side must ask of its database engine beyond what EF Core knows.</summary>
public interface IWriteDatabase
{
    /// <summary>Whether a save failed because a unique key was taken; when a constraint is named, because that one was.</summary>
    bool IsUniqueViolation(Exception exception, string? constraint);

    /// <summary>Whether a save failed because a lock was not to be had in time, or was given up for somebody else's: nothing was written.</summary>
    bool IsLockTimeout(Exception exception);

    /// <summary>Whether the fault passes by itself: a lost connection, a deadlock, a server that starts.</summary>
    bool IsTransient(Exception exception);

    /// <summary>Takes the next numbers of a sequence, in a transaction of its own: gaps are possible, repetition is not.</summary>
    /// <returns>The first of <see cref="OrderNumbers.BlockSize"/> numbers.</returns>
    Task<long> NextOrderNumbersAsync(WriteDbContext db, CancellationToken cancellationToken);

    /// <summary>The customers who have a product on their wishlists; a query that can be narrowed further.</summary>
    IQueryable<Customer> WhoWishesFor(WriteDbContext db, Guid productId);
}
