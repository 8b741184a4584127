namespace Dashboard.Domain.Messages;

/// <summary>What customers and the staff are written about. The numbers are stored and never change.</summary>
public enum MessageKind
{
    /// <summary>The shop accepted an order.</summary>
    OrderConfirmed = 1,

    /// <summary>An order could not be fulfilled.</summary>
    OrderFailed = 2,

    /// <summary>An order left the house.</summary>
    OrderShipped = 3,

    /// <summary>A product on the wishlist costs less.</summary>
    PriceFell = 4,

    /// <summary>A payment was turned down and is tried again.</summary>
    PaymentRetry = 5,

    /// <summary>A member of staff is invited to set a password.</summary>
    Invitation = 6,

    /// <summary>A payment was turned down for the last time, and the subscription ends.</summary>
    SubscriptionCancelled = 7,
}

/// <summary>What is true of a kind.</summary>
public static class MessageKinds
{
    /// <summary>The word that people and programs read: lower case.</summary>
    public static string Word(this MessageKind kind) => kind switch
    {
        MessageKind.OrderConfirmed => "order confirmed",
        MessageKind.OrderFailed => "order failed",
        MessageKind.OrderShipped => "order shipped",
        MessageKind.PriceFell => "price fell",
        MessageKind.PaymentRetry => "payment retry",
        MessageKind.Invitation => "invitation",
        MessageKind.SubscriptionCancelled => "subscription cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
    };
}
