namespace Dashboard.Domain.Sagas;

/// <summary>Names of the kinds of sagas, as they stand in the log; never renamed.</summary>
public static class SagaKinds
{
    /// <summary>Fulfils an order; it is about the order.</summary>
    public const string OrderFulfilment = "order-fulfilment";

    /// <summary>Has a period of a subscription paid; it is about that period.</summary>
    public const string SubscriptionRenewal = "subscription-renewal";

    /// <summary>Takes a new member of staff in; it is about the member.</summary>
    public const string UserRegistration = "user-registration";

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> All { get; } = [OrderFulfilment, SubscriptionRenewal, UserRegistration];
}
