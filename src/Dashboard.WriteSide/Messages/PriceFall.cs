using Dashboard.Domain.Catalog;
using Dashboard.Domain.Log;

namespace Dashboard.WriteSide.Messages;

/// <summary>
/// A price that fell, of which everybody who wishes for the product is told: some hundred customers in one transaction, in the
/// order of their ids, until nobody is left. It stands here until then.
/// </summary>
public sealed class PriceFall
{
    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    public required Guid CorrelationId { get; init; }

    public required Guid ProductId { get; init; }

    public required string ProductName { get; init; }

    public required decimal OldPrice { get; init; }

    public required decimal NewPrice { get; init; }

    /// <summary>Its place in the log: they are told in its order.</summary>
    public required long Sequence { get; init; }

    /// <summary>The customer who was told last; nothing before the first.</summary>
    public Guid? ToldUntil { get; private set; }

    /// <summary>Number of moves; guards against two who tell.</summary>
    public int Version { get; private set; }

    /// <summary>A fall of which nobody was told yet.</summary>
    public static PriceFall Of(LoggedEvent logged, ProductPriceChanged change) => new()
    {
        EventId = logged.EventId,
        CorrelationId = logged.CorrelationId,
        ProductId = change.ProductId,
        ProductName = change.Name,
        OldPrice = change.OldPrice,
        NewPrice = change.NewPrice,
        Sequence = logged.Position.Sequence,
    };

    /// <summary>Everybody up to a customer is told.</summary>
    public void Told(Guid customerId)
    {
        ToldUntil = customerId;
        Version++;
    }
}
