using Dashboard.Domain.Catalog;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Stock;

/// <summary>The pieces of every product, how they came to be as many, and how many products are low or out of stock.</summary>
internal sealed class StockProjection : Projection
{
    public StockProjection()
        : base(ProjectionNames.Stock, version: 1)
    {
        var stock = Table<StockRow, Guid>(row => row.ProductId, id => new StockRow { ProductId = id });
        var movements = Table<StockMovement, Guid>(row => row.EventId, id => new StockMovement { EventId = id });

        On<ProductCreated>()
            .Changes(stock, e => e.ProductId, (row, e, logged) =>
            {
                Take(row, e.Name, e.Category);
                Move(row, onHand: e.Stock, reserved: 0, logged.OccurredAt, counts: e.Stock > 0);
            })
            .ChangesEach(
                movements,
                (e, logged) => e.Stock > 0 ? [logged.EventId] : Array.Empty<Guid>(),
                id => id,
                (row, _, e, logged) =>
                {
                    Note(row, e.ProductId, StockMovementKind.Opened, logged);
                    (row.OnHandChange, row.OnHand, row.Available) = (e.Stock, e.Stock, e.Stock);
                });
        On<ProductDetailsChanged>().Changes(stock, e => e.ProductId, (row, e, _) => Take(row, e.Name, e.Category));

        On<InventoryAdjusted>()
            .Changes(stock, e => e.ProductId, (row, e, logged) => Move(row, e.After, row.Reserved, logged.OccurredAt))
            .Changes(movements, (_, logged) => logged.EventId, (row, e, logged) =>
            {
                Note(row, e.ProductId, StockMovementKind.Adjusted, logged);
                (row.OnHandChange, row.OnHand, row.Reason) = (e.Change, e.After, e.Reason);
            });
        On<InventoryReserved>()
            .Changes(stock, e => e.ProductId, (row, e, logged) => Move(row, row.OnHand, row.Reserved + e.Quantity, logged.OccurredAt))
            .Changes(movements, (_, logged) => logged.EventId, (row, e, logged) =>
            {
                Note(row, e.ProductId, StockMovementKind.Reserved, logged, e.OrderId);
                (row.ReservedChange, row.Available) = (e.Quantity, e.Available);
            });
        On<InventoryReleased>()
            .Changes(stock, e => e.ProductId, (row, e, logged) => Move(row, row.OnHand, row.Reserved - e.Quantity, logged.OccurredAt))
            .Changes(movements, (_, logged) => logged.EventId, (row, e, logged) =>
            {
                Note(row, e.ProductId, StockMovementKind.Released, logged, e.OrderId);
                (row.ReservedChange, row.Available) = (-e.Quantity, e.Available);
            });
        On<InventoryShipped>()
            .Changes(stock, e => e.ProductId, (row, e, logged) => Move(row, e.OnHand, row.Reserved - e.Quantity, logged.OccurredAt))
            .Changes(movements, (_, logged) => logged.EventId, (row, e, logged) =>
            {
                Note(row, e.ProductId, StockMovementKind.Shipped, logged, e.OrderId);
                (row.OnHandChange, row.ReservedChange, row.OnHand, row.Available) = (-e.Quantity, -e.Quantity, e.OnHand, e.Available);
            });

        KeepCounts(stock);
    }

    private void KeepCounts(RowTable<StockRow, Guid> stock)
    {
        var counts = Table<StockCount, string>(row => row.Key, key => new StockCount { Key = key });

        Sum(stock, counts,
            row => (row.Level, row.HasReserved, row.OnHand, row.Reserved),
            part => $"{(int)part.Level}/{(part.HasReserved ? "reserved" : "free")}",
            (sum, part, sign) =>
            {
                (sum.Level, sum.HasReserved) = (part.Level, part.HasReserved);
                sum.Products += sign;
                sum.OnHand += (long)sign * part.OnHand;
                sum.Reserved += (long)sign * part.Reserved;
            },
            sum => sum.Products == 0);
    }

    private static void Take(StockRow row, string name, string category)
    {
        (row.Name, row.Category, row.SortName) = (name, category, name.ToLowerInvariant());
        row.SearchText = $"{name} {category}".ToLowerInvariant();
    }

    private static void Move(StockRow row, int onHand, int reserved, DateTimeOffset at, bool counts = true)
    {
        (row.OnHand, row.Reserved, row.Available) = (onHand, reserved, onHand - reserved);
        (row.Level, row.HasReserved) = (StockLevels.Of(row.Available), reserved > 0);
        (row.Movements, row.MovedAt) = (row.Movements + (counts ? 1 : 0), at);
    }

    private static void Note(StockMovement row, Guid productId, StockMovementKind kind, LoggedEvent logged, Guid? orderId = null) =>
        (row.ProductId, row.StreamVersion, row.Kind, row.OrderId, row.At, row.By) =
            (productId, logged.StreamVersion, kind, orderId, logged.OccurredAt, logged.ActorName);
}
