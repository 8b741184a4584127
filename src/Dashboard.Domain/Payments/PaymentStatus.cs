namespace Dashboard.Domain.Payments;

/// <summary>Where the payment of an order stands. The numbers are stored and never change.</summary>
public enum PaymentStatus
{
    /// <summary>Nothing was tried yet.</summary>
    New = 0,

    /// <summary>The last try was turned down.</summary>
    Failed = 1,

    /// <summary>The money is set aside with the customer's bank; nothing is charged yet.</summary>
    Authorized = 2,

    /// <summary>The money was taken.</summary>
    Captured = 3,

    /// <summary>Everything that was taken was given back.</summary>
    Refunded = 4,

    /// <summary>What was set aside was let go; nothing was charged.</summary>
    Released = 5,
}

/// <summary>What is true of a status.</summary>
public static class PaymentStatuses
{
    /// <summary>The word that people and programs read: lower case.</summary>
    public static string Word(this PaymentStatus status) => status switch
    {
        PaymentStatus.New => "new",
        PaymentStatus.Failed => "failed",
        PaymentStatus.Authorized => "authorised",
        PaymentStatus.Captured => "captured",
        PaymentStatus.Refunded => "refunded",
        PaymentStatus.Released => "released",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };
}
