using Npgsql;

namespace Dashboard.Benchmarks;

/// <summary>
/// Fills the read tables as a shop's three years would: orders, their counters, 50,000 customers and 10,000 products. Only
/// the questions are measured on them, so the rows are made in the database instead of being folded from events.
/// </summary>
internal static class BigReadTables
{
    /// <summary>Customers that the orders are spread over.</summary>
    public const int Customers = 50_000;

    /// <summary>Days that the orders are spread over.</summary>
    public const int Days = 1_096;

    private static readonly string[] Statements =
    [
        """
        INSERT INTO read."Orders" ("OrderId", "Number", "CustomerId", "CustomerName", "CustomerEmail", "Status", "Items", "Pieces",
            "Subtotal", "Shipping", "Tax", "Total", "PaymentMethod", "StatusHistory", "CreatedAt", "SubmittedAt", "SearchText")
        SELECT md5('order' || i)::uuid, i, md5('customer' || i % {customers})::uuid, 'Customer ' || i % {customers},
            'customer' || i % {customers} || '@example.com',
            CASE WHEN i % 100 < 80 THEN 4 WHEN i % 100 < 88 THEN 5 WHEN i % 100 < 92 THEN 3 WHEN i % 100 < 95 THEN 2 WHEN i % 100 < 98 THEN 1 ELSE 0 END,
            '[{"line":1,"productId":"' || md5('product' || i % 10000)::uuid || '","productName":"Product","category":"Category","quantity":2,"price":10.5}]',
            2, 21, 0, 1.68, 22.68 + i % 977, 'card', '[]',
            timestamptz '2023-01-01 00:00Z' + i * (interval '1 day' * {days} / {orders}),
            timestamptz '2023-01-01 00:00Z' + i * (interval '1 day' * {days} / {orders}),
            i || ' customer ' || i % {customers} || ' customer' || i % {customers} || '@example.com'
        FROM generate_series(1, {orders}) AS i
        """,
        """
        INSERT INTO read."OrderCounts" ("Key", "Day", "Status", "Orders")
        SELECT day || '/' || status, day, status, orders FROM (
            SELECT ("CreatedAt" AT TIME ZONE 'Europe/London')::date AS day, "Status" AS status, count(*) AS orders FROM read."Orders" GROUP BY 1, 2) AS counted
        """,
        """INSERT INTO read."OrderStatusCounts" ("Status", "Orders") SELECT "Status", count(*) FROM read."Orders" GROUP BY 1""",
        """
        INSERT INTO read."CustomerOrderCounts" ("Key", "CustomerId", "Status", "Orders")
        SELECT "CustomerId" || '/' || "Status", "CustomerId", "Status", count(*) FROM read."Orders" GROUP BY 2, 3
        """,
        """
        INSERT INTO read."CustomerStats" ("CustomerId", "Name", "Email", "IsVerified", "MemberSince", "OrdersPlaced", "OrdersCompleted", "OrdersCancelled",
            "TotalSpent", "AverageOrderValue", "UnitsByCategory", "FavoriteCategory", "SortName", "LastOrderSort", "SearchText")
        SELECT md5('customer' || i)::uuid, 'Customer ' || i, 'customer' || i || '@example.com', i % 10 > 0, timestamptz '2023-01-01 00:00Z' + i * interval '1 minute',
            20, 16, 2, 363 + i % 991, 22.68, '{}', 'Category ' || i % 20, 'customer ' || i, timestamptz '2025-01-01 00:00Z' + i * interval '1 minute',
            'customer ' || i || ' customer' || i || '@example.com'
        FROM generate_series(0, {customers} - 1) AS i
        """,
        """
        INSERT INTO read."CustomerCounts" ("Key", "IsVerified", "FavoriteCategory", "Customers")
        SELECT "IsVerified" || '/' || "FavoriteCategory", "IsVerified", "FavoriteCategory", count(*) FROM read."CustomerStats" GROUP BY 2, 3
        """,
        """
        INSERT INTO read."Products" ("ProductId", "Name", "Description", "Category", "Tags", "Images", "Price", "RecentPrices", "PriceTrend", "IsPublished",
            "OnHand", "Reserved", "Stock", "InStock", "LowStock", "ReviewCount", "RatingSum", "AverageRating", "SearchText", "SortName", "CreatedAt")
        SELECT md5('product' || i)::uuid, 'Product ' || i, '', 'Category ' || i % 20, '[]', '[]', 1 + i % 200, '[]', 0, i % 5 > 0, i % 100, 0, i % 100,
            i % 100 > 0, i % 100 < 10, 4, 12 + i % 8, (12 + i % 8) / 4.0, 'product ' || i || ' category ' || i % 20, 'product ' || i, timestamptz '2023-01-01 00:00Z' + i * interval '1 minute'
        FROM generate_series(0, 9999) AS i
        """,
        """
        INSERT INTO read."ProductCounts" ("Key", "Category", "IsPublished", "InStock", "LowStock", "Products")
        SELECT "Category" || '/' || "IsPublished" || '/' || "InStock" || '/' || "LowStock", "Category", "IsPublished", "InStock", "LowStock", count(*)
        FROM read."Products" GROUP BY 2, 3, 4, 5
        """,
        """
        INSERT INTO read."SalesDays" ("Day", "Orders", "Revenue", "Average")
        SELECT ("CreatedAt" AT TIME ZONE 'Europe/London')::date, count(*), sum("Total"), avg("Total") FROM read."Orders" WHERE "Status" BETWEEN 1 AND 4 GROUP BY 1
        """,
    ];

    /// <summary>Fills them, and lets the database look at what it has got.</summary>
    public static async Task FillAsync(string connectionString, int orders, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Command Timeout=1800");
        foreach (var statement in Statements.Append("ANALYZE"))
        {
            var sql = statement.Replace("{orders}", $"{orders}").Replace("{customers}", $"{Customers}").Replace("{days}", $"{Days}");
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
