using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.People;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Stock;

namespace Dashboard.ReadSide.Catalog;

/// <summary>The products as they are now, the prices they had, and what customers say of them.</summary>
internal sealed class ProductCatalogProjection : Projection
{
    /// <summary>Prices that a trend is made of.</summary>
    public const int TrendLength = 5;

    /// <summary>What the price history says of a product's first price.</summary>
    private const string FirstPrice = "First price";

    public ProductCatalogProjection()
        : base(ProjectionNames.ProductCatalog, version: 1)
    {
        var products = Table<ProductRow, Guid>(row => row.ProductId, id => new ProductRow { ProductId = id });
        var prices = Table<PriceRow, Guid>(row => row.EventId, id => new PriceRow { EventId = id });
        var reviews = Table<ReviewRow, Guid>(row => row.ReviewId, id => new ReviewRow { ReviewId = id });

        On<ProductCreated>()
            .Changes(products, e => e.ProductId, (row, e, logged) =>
            {
                Take(row, new ProductDetails(e.Name, e.Description, e.Category, e.Brand, e.Tags, e.Images));
                TakePrice(row, e.Price);
                row.OnHand = e.Stock;
                TakeStock(row);
                row.CreatedAt = logged.OccurredAt;
            })
            .Changes(prices, (_, logged) => logged.EventId, (row, e, logged) =>
                (row.ProductId, row.StreamVersion, row.Price, row.Reason, row.At, row.By) =
                    (e.ProductId, logged.StreamVersion, e.Price, FirstPrice, logged.OccurredAt, logged.ActorName));
        On<ProductDetailsChanged>().Changes(products, e => e.ProductId, (row, e, _) =>
            Take(row, new ProductDetails(e.Name, e.Description, e.Category, e.Brand, e.Tags, e.Images)));
        On<ProductPriceChanged>()
            .Changes(products, e => e.ProductId, (row, e, _) => TakePrice(row, e.NewPrice))
            .Changes(prices, (_, logged) => logged.EventId, (row, e, logged) =>
                (row.ProductId, row.StreamVersion, row.Price, row.OldPrice, row.Reason, row.At, row.By) =
                    (e.ProductId, logged.StreamVersion, e.NewPrice, e.OldPrice, e.Reason, logged.OccurredAt, logged.ActorName));
        On<ProductPublished>().Changes(products, e => e.ProductId, (row, _, _) => row.IsPublished = true);

        On<CustomerErased>().ChangesEach(reviews, (e, _) => e.Reviews, id => id, (row, _, _, _) => (row.CustomerName, row.Comment) = (Erased.Word, Erased.Word));
        On<ReviewAdded>()
            .Changes(products, e => e.ProductId, (row, e, _) =>
            {
                row.ReviewCount++;
                row.RatingSum += e.Rating;
                row.AverageRating = (decimal)row.RatingSum / row.ReviewCount;
            })
            .Changes(reviews, e => e.ReviewId, (row, e, logged) =>
                (row.ProductId, row.CustomerId, row.CustomerName, row.Rating, row.Comment, row.At) =
                    (e.ProductId, e.CustomerId, e.CustomerName, e.Rating, e.Comment, logged.OccurredAt));

        On<InventoryAdjusted>().Changes(products, e => e.ProductId, (row, e, _) =>
        {
            row.OnHand = e.After;
            TakeStock(row);
        });
        On<InventoryReserved>().Changes(products, e => e.ProductId, (row, e, _) =>
        {
            row.Reserved += e.Quantity;
            TakeStock(row);
        });
        On<InventoryReleased>().Changes(products, e => e.ProductId, (row, e, _) =>
        {
            row.Reserved -= e.Quantity;
            TakeStock(row);
        });
        On<InventoryShipped>().Changes(products, e => e.ProductId, (row, e, _) =>
        {
            row.OnHand = e.OnHand;
            row.Reserved -= e.Quantity;
            TakeStock(row);
        });

        KeepCounts(products);
    }

    private void KeepCounts(RowTable<ProductRow, Guid> products)
    {
        var categories = Table<CategoryRow, string>(row => row.Category, name => new CategoryRow { Category = name });
        var counts = Table<ProductCount, string>(row => row.Key, key => new ProductCount { Key = key });
        var totals = Table<CatalogTotals, int>(row => row.Key, key => new CatalogTotals { Key = key });

        Sum(products, categories,
            row => row.Category,
            category => category,
            (sum, _, sign) => sum.Products += sign,
            sum => sum.Products == 0);
        Sum(products, counts,
            row => (row.Category, row.IsPublished, row.InStock, row.LowStock),
            part => $"{(part.IsPublished ? "published" : "draft")}/{(part.InStock, part.LowStock) switch { (false, _) => "none", (true, true) => "low", _ => "enough" }}/{part.Category}",
            (sum, part, sign) =>
            {
                (sum.Category, sum.IsPublished, sum.InStock, sum.LowStock) = part;
                sum.Products += sign;
            },
            sum => sum.Products == 0);
        Sum(products, totals,
            row => (row.IsPublished, row.InStock, row.LowStock),
            _ => CatalogTotals.OnlyKey,
            (sum, part, sign) =>
            {
                sum.Products += sign;
                sum.Published += part.IsPublished ? sign : 0;
                sum.LowStock += part.LowStock ? sign : 0;
                sum.OutOfStock += part.InStock ? 0 : sign;
            },
            sum => sum.Products == 0);
    }

    private static void Take(ProductRow row, ProductDetails details)
    {
        (row.Name, row.Description, row.Category, row.Brand) = (details.Name, details.Description, details.Category, details.Brand);
        (row.Tags, row.Images) = (details.Tags, details.Images);
        row.SortName = row.Name.ToLowerInvariant();
        row.SearchText = string.Join(' ', [row.Name, row.Category, row.Brand ?? "", .. row.Tags]).ToLowerInvariant();
    }

    private static void TakePrice(ProductRow row, decimal price)
    {
        row.Price = price;
        row.RecentPrices = [.. row.RecentPrices.Append(price).TakeLast(TrendLength)];
        row.PriceTrend = row.RecentPrices[^1].CompareTo(row.RecentPrices[0]) switch
        {
            > 0 => PriceTrend.Increasing,
            < 0 => PriceTrend.Decreasing,
            _ => PriceTrend.Stable,
        };
    }

    private static void TakeStock(ProductRow row)
    {
        row.Stock = row.OnHand - row.Reserved;
        row.InStock = row.Stock > 0;
        row.LowStock = row.Stock < StockLevels.LowBelow;
    }
}
