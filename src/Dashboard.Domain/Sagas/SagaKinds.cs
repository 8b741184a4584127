namespace Dashboard.Domain.Sagas;

/// <summary>Names of the kinds of sagas, as they stand in the log; never renamed.</summary>
public static class SagaKinds
{
    /// <summary>Fulfils an order; it is about the order.</summary>
    public const string OrderFulfilment = "order-fulfilment";
}
