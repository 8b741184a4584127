using Dashboard.Domain.Store;

namespace Dashboard.Domain.Subscriptions;

/// <summary>What terms cannot be, whoever asks for them.</summary>
public static class TermsFaults
{
    /// <summary>Why nobody can have these terms, and which field is at fault; nothing when they can be had.</summary>
    public static FieldFault? Fault(this SubscriptionTerms terms) => terms.Amount switch
    {
        < 0 => new FieldFault("Discount", "Discount cannot be more than what is paid."),
        > Money.MaxOrder => new FieldFault("Quantity", "That many cost more than can be charged."),
        _ => null,
    };
}
