using Dashboard.ReadSide.Stock;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Stock;

/// <summary>Stock for screens.</summary>
internal static class StockRows
{
    public static StockRow Lamp() => new()
    {
        ProductId = Goods.Lamp().ProductId,
        Name = "Desk lamp",
        Category = "Lamps",
        OnHand = 12,
        Reserved = 4,
        Available = 8,
        Level = StockLevel.Low,
        HasReserved = true,
        Movements = 3,
        MovedAt = Shop.Morning,
    };

    public static MovementView Movement(StockMovementKind kind, long? order = null) => new(
        new StockMovement
        {
            EventId = Guid.CreateVersion7(),
            ProductId = Goods.Lamp().ProductId,
            Kind = kind,
            OnHandChange = kind is StockMovementKind.Reserved ? 0 : -3,
            ReservedChange = kind is StockMovementKind.Reserved ? 4 : 0,
            OnHand = kind is StockMovementKind.Reserved ? null : 12,
            Available = kind is StockMovementKind.Reserved ? 8 : null,
            Reason = kind is StockMovementKind.Adjusted ? "counted" : null,
            OrderId = kind is StockMovementKind.Reserved ? Shop.Order(1042).OrderId : null,
            At = Shop.Morning,
            By = kind is StockMovementKind.Reserved ? "order-fulfilment" : "Ben Boss",
        },
        order);
}
