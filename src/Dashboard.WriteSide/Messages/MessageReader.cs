using Dashboard.Domain.Catalog;
using Dashboard.Domain.Log;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>
/// Makes messages of the events in the log, of each event once: what is made of a batch is written in one transaction with the
/// checkpoint. It reads on from where it was and never again from the start, whatever is rebuilt.
/// </summary>
internal sealed class MessageReader(
    IEventLogReader log, IServiceScopeFactory scopes, FirstCheckpoint first, SagaBook book, LetterDesk desk, IOptions<SagaOptions> options, TimeProvider clock)
{
    /// <summary>Writes the first checkpoint, at the end of the log: nobody is told of what happened before there were messages.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) => first.WriteAsync(MessageLog.Name, cancellationToken);

    /// <summary>Takes the next events.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DbUpdateException">Another node has taken them (<see cref="SagaBook.IsMove"/>); nothing was written.</exception>
    public async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var checkpoint = await db.SagaCheckpoints.FindAsync([MessageLog.Name], cancellationToken)
            ?? throw new InvalidOperationException("The messages have no checkpoint.");
        var events = await log.ReadAsync(checkpoint.Position, options.Value.BatchSize, cancellationToken);
        if (events.Count == 0)
        {
            return 0;
        }

        var news = events.Where(IsNews).ToList();
        await WriteOfOrdersAsync(db, news, cancellationToken);
        WriteInvitations(db, news);
        await WriteOfRenewalsAsync(db, news, cancellationToken);
        await NoteFallsAsync(db, news, cancellationToken);
        checkpoint.MoveTo(events[^1].Position);
        await book.SaveAsync(db, cancellationToken);
        return events.Count;
    }

    /// <summary>What was taken over from the past happened before it was written down: nobody is told of it now.</summary>
    private static bool IsNews(LoggedEvent logged) => logged.OccurredAt >= logged.RecordedAt;

    private async Task WriteOfOrdersAsync(WriteDbContext db, List<LoggedEvent> news, CancellationToken cancellationToken)
    {
        var changes = news.FindAll(logged => logged.Event is OrderConfirmed or OrderShipped or OrderFailed);
        var ids = changes.ConvertAll(logged => ((OrderStatusChanged)logged.Event!).OrderId);
        if (ids.Count == 0)
        {
            return;
        }

        var orders = await db.Orders.AsNoTracking().Where(order => ids.Contains(order.Id) && !order.Imported).ToDictionaryAsync(order => order.Id, cancellationToken);
        var shipments = await db.Shipments.AsNoTracking()
            .Where(shipment => ids.Contains(shipment.OrderId) && shipment.Status != ShipmentStatus.Cancelled)
            .ToDictionaryAsync(shipment => shipment.OrderId, cancellationToken);
        var customerIds = orders.Values.Select(order => order.CustomerId).Distinct().ToList();
        var customers = await db.Customers.AsNoTracking().Where(customer => customerIds.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, cancellationToken);
        foreach (var logged in changes)
        {
            var change = (OrderStatusChanged)logged.Event!;
            if (orders.TryGetValue(change.OrderId, out var order) && customers.TryGetValue(order.CustomerId, out var customer))
            {
                Queue(db, logged, new Recipient(customer.Id, customer.Name, customer.Email), desk.Write(change, order, shipments.GetValueOrDefault(order.Id), customer.Name));
            }
        }
    }

    private void WriteInvitations(WriteDbContext db, List<LoggedEvent> news)
    {
        foreach (var logged in news)
        {
            if (logged.Event is StaffUserInvited invited)
            {
                Queue(db, logged, new Recipient(invited.UserId, invited.Name, invited.Email), desk.Write(invited));
            }
        }
    }

    /// <summary>A customer is told of every payment that was turned down, as it is: that it is tried again, or that this was the last try.</summary>
    private async Task WriteOfRenewalsAsync(WriteDbContext db, List<LoggedEvent> news, CancellationToken cancellationToken)
    {
        var failures = news.FindAll(logged => logged.Event is SubscriptionPaymentFailed);
        var ids = failures.Select(logged => ((SubscriptionPaymentFailed)logged.Event!).CustomerId).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var customers = await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, cancellationToken);
        foreach (var logged in failures)
        {
            var failure = (SubscriptionPaymentFailed)logged.Event!;
            if (customers.TryGetValue(failure.CustomerId, out var customer))
            {
                Queue(db, logged, new Recipient(customer.Id, customer.Name, customer.Email), desk.Write(failure, customer.Name));
            }
        }
    }

    private void Queue(WriteDbContext db, LoggedEvent cause, Recipient to, MessageContent content)
    {
        var now = clock.GetUtcNow();
        var message = Message.Queue(cause.EventId, to, content, now);
        db.Messages.Add(message);
        MessageLog.Add(db, message, cause.EventId, cause.CorrelationId, now);
    }

    /// <summary>A fall is only noted here: whoever wishes for the product is told afterwards, some hundred at a time.</summary>
    private static async Task NoteFallsAsync(WriteDbContext db, List<LoggedEvent> news, CancellationToken cancellationToken)
    {
        var falls = news.FindAll(logged => logged.Event is ProductPriceChanged change && change.NewPrice < change.OldPrice);
        var ids = falls.ConvertAll(logged => logged.StreamId);
        if (ids.Count == 0)
        {
            return;
        }

        var published = await db.Products.Where(product => ids.Contains(product.Id) && product.IsPublished).Select(product => product.Id).ToListAsync(cancellationToken);
        db.PriceFalls.AddRange(falls
            .Where(logged => published.Contains(logged.StreamId))
            .Select(logged => PriceFall.Of(logged, (ProductPriceChanged)logged.Event!)));
    }
}
