using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Messages.Letters;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>Has the letter written that belongs to an event.</summary>
internal sealed class LetterDesk(IOptions<StoreOptions> store, IOptions<MailOptions> mail)
{
    private readonly LetterWords _words = new(store.Value, mail.Value.FromName);

    /// <summary>The letter about what became of an order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nobody is told of such an event.</exception>
    public MessageContent Write(OrderStatusChanged change, Order order, Shipment? shipment, string name) => change switch
    {
        OrderConfirmed => OrderConfirmedLetter.Write(order, name, _words),
        OrderShipped => OrderShippedLetter.Write(order, shipment, name, _words),
        OrderFailed => OrderFailedLetter.Write(order, change.Reason, name, _words),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Nobody is told of it."),
    };

    /// <summary>The letter that invites a member of staff; its link is put in when it is handed over.</summary>
    public MessageContent Write(StaffUserInvited invited) => InvitationLetter.Write(invited, _words);

    /// <summary>The letter about a payment that was turned down: it is tried again, or that was the last try.</summary>
    public MessageContent Write(SubscriptionPaymentFailed failure, string name)
    {
        var content = failure.NextAttemptAt is { } again
            ? PaymentRetryLetter.Write(failure.Terms.PlanName, failure.Amount, failure.Reason, again, name, _words)
            : SubscriptionCancelledLetter.Write(failure.Terms.PlanName, failure.Amount, failure.Reason, name, _words);
        return content with { SubscriptionId = failure.SubscriptionId };
    }

    /// <summary>The letter about a price that fell.</summary>
    public MessageContent Write(PriceFall fall, string name) => PriceFellLetter.Write(fall, name, _words);
}
