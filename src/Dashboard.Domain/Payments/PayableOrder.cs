namespace Dashboard.Domain.Payments;

/// <summary>An order, as its payment keeps it.</summary>
/// <param name="OrderId">Which order.</param>
/// <param name="Number">Short number for people.</param>
/// <param name="CustomerId">Who pays.</param>
/// <param name="Total">What is to be paid, 2 places.</param>
public sealed record PayableOrder(Guid OrderId, long Number, Guid CustomerId, decimal Total);
