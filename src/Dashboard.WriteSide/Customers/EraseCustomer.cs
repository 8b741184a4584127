using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.People;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Customers;

/// <summary>
/// Destroys the key of everything that is known of a customer, for good. Orders, payments and numbers stay, of nobody. Refused while an order
/// is on its way or a subscription runs, unless the name is typed as it stands, and for who is erased already. Answers what was touched.
/// </summary>
/// <param name="CustomerId">Who.</param>
/// <param name="Name">The name, typed by who is sure.</param>
/// <param name="Reason">Why; it is kept, and names nobody.</param>
[NeedsRole(Role.Administrator)]
public sealed record EraseCustomer(Guid CustomerId, string Name, string Reason) : Command<Erasure>;

/// <summary>Somebody was erased.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Touched">What was touched, place by place.</param>
public sealed record Erasure(Guid PersonId, IReadOnlyList<TouchedPlace> Touched);

internal sealed class EraseCustomerValidator : AbstractValidator<EraseCustomer>
{
    public EraseCustomerValidator()
    {
        RuleFor(command => command.Name).IsName();
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class EraseCustomerHandler(WriteDbContext db, Erasing erasing) : ICommandHandler<EraseCustomer, Erasure>
{
    private static readonly string ReviewName = EventCatalog.Names[typeof(ReviewAdded)].Name;

    public async Task<Outcome<Erasure>> Handle(EraseCustomer request, CancellationToken cancellationToken)
    {
        if (await db.Customers.FindAsync([request.CustomerId], cancellationToken) is not { } customer)
        {
            return Refusal.NotFound("customer", request.CustomerId);
        }

        if (Erasing.Against(customer.Name, customer.Email, request.Name, request.Reason) is { } refusal)
        {
            return refusal;
        }

        if (await AgainstRunningAsync(customer.Id, cancellationToken) is { } running)
        {
            return running;
        }

        var (messages, busy) = await erasing.DiscardMessagesAsync(customer.Id, cancellationToken);
        if (busy is not null)
        {
            return busy;
        }

        var (traces, streams) = await TracesAsync(db, customer.Id, messages, cancellationToken);
        if (await erasing.AgainstPlainAsync(streams, customer.Id, cancellationToken) is { } plain)
        {
            return plain;
        }

        erasing.Note("customer", 1);
        erasing.Note("orders", traces.Orders.Count);
        erasing.Note("subscriptions", traces.Subscriptions.Count);
        erasing.Note("reviews", traces.Reviews.Count);
        string[] known = [.. new[] { customer.Email, customer.Name, customer.Phone }.OfType<string>()];
        customer.Erase(request.Reason.Trim(), traces);
        return new Erasure(customer.Id, await erasing.DestroyAsync(customer.Id, customer.StreamKind, request.Reason.Trim(), known, streams, messages, cancellationToken));
    }

    /// <summary>What tells of a customer, and the streams that do so as a whole; reviews stand in those of products.</summary>
    internal static async Task<(CustomerTraces Traces, Guid[] Streams)> TracesAsync(
        WriteDbContext db, Guid id, IReadOnlyList<Guid> messages, CancellationToken cancellationToken)
    {
        var orders = await db.Orders.Where(row => row.CustomerId == id).Select(row => row.Id).ToListAsync(cancellationToken);
        var subscriptions = await db.Subscriptions.Where(row => row.CustomerId == id).Select(row => row.Id).ToListAsync(cancellationToken);
        var shipments = await db.Shipments.Where(row => row.CustomerId == id).Select(row => row.Id).ToListAsync(cancellationToken);
        var marked = Erasing.MarkOf(id);
        var reviews = await db.Events.AsNoTracking().Where(row => row.Name == ReviewName && row.Payload.Contains(marked)).ToListAsync(cancellationToken);
        return (
            new CustomerTraces(orders, subscriptions, messages, [.. reviews.Select(ReviewIdOf)]),
            [id, .. orders, .. subscriptions, .. shipments, .. messages]);
    }

    private static Guid ReviewIdOf(EventLog.LogRow row) => System.Text.Json.JsonDocument.Parse(row.Payload).RootElement.GetProperty("reviewId").GetGuid();

    private async Task<Refusal?> AgainstRunningAsync(Guid id, CancellationToken cancellationToken)
    {
        var orders = await db.Orders.CountAsync(
            row => row.CustomerId == id && row.Status != OrderStatus.Delivered && row.Status != OrderStatus.Cancelled && row.Status != OrderStatus.Failed, cancellationToken);
        var subscriptions = await db.Subscriptions.CountAsync(row => row.CustomerId == id && row.Status != SubscriptionStatus.Ended, cancellationToken);
        return (orders, subscriptions) switch
        {
            (0, 0) => null,
            (_, 0) => Refusal.Rule("customer-has-orders", $"{Count(orders, "order is", "orders are")} not delivered, cancelled or failed yet: finish or cancel them first."),
            _ => Refusal.Rule("customer-has-subscriptions", $"{Count(subscriptions, "subscription runs", "subscriptions run")} still: end them first."),
        };
    }

    private static string Count(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");
}
