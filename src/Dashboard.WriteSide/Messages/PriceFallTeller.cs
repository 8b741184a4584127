using Dashboard.Domain.Messages;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>Writes to everybody who wishes for a product whose price fell.</summary>
internal sealed class PriceFallTeller(IServiceScopeFactory scopes, IWriteDatabase database, SagaBook book, LetterDesk desk, IOptions<MailOptions> options, TimeProvider clock)
{
    /// <summary>Writes to the next customers, in one transaction with the note of how far it came.</summary>
    /// <returns>Whether there was a fall of which somebody had to be told.</returns>
    /// <exception cref="DbUpdateException">Another node has written to them (<see cref="SagaBook.IsMove"/>); nothing was written.</exception>
    public async Task<bool> TellAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        if (await db.PriceFalls.OrderBy(row => row.Sequence).FirstOrDefaultAsync(cancellationToken) is not { } fall)
        {
            return false;
        }

        var atMost = options.Value.BatchSize;
        var customers = await database.WhoWishesFor(db, fall.ProductId)
            .Where(customer => fall.ToldUntil == null || customer.Id > fall.ToldUntil)
            .OrderBy(customer => customer.Id)
            .Take(atMost)
            .Select(customer => new Recipient(customer.Id, customer.Name, customer.Email))
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var customer in customers)
        {
            var message = Message.Queue(fall.EventId, customer, desk.Write(fall, customer.Name), now);
            db.Messages.Add(message);
            MessageLog.Add(db, message, fall.EventId, fall.CorrelationId, now);
        }

        if (customers.Count < atMost)
        {
            db.PriceFalls.Remove(fall);
        }
        else
        {
            fall.Told(customers[^1].CustomerId);
        }

        await book.SaveAsync(db, cancellationToken);
        return true;
    }
}
