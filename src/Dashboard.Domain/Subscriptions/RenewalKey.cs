namespace Dashboard.Domain.Subscriptions;

/// <summary>Identity of a renewal: of one period of one subscription. Its saga is about the same.</summary>
public static class RenewalKey
{
    /// <param name="subscriptionId">Which subscription.</param>
    /// <param name="period">First day of the period that is to be paid.</param>
    public static Guid Of(Guid subscriptionId, DateOnly? period) => NamedId.Of("subscription-period", FormattableString.Invariant($"{subscriptionId:n}/{period:O}"));
}
