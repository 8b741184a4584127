using Npgsql;

namespace Dashboard.Benchmarks;

/// <summary>
/// Fills the read tables as a shop's three years would: orders, their counters, 50,000 customers, 10,000 products and their sales. Only
/// the questions are measured on them, so the rows are made in the database instead of being folded from events.
/// </summary>
internal static class BigReadTables
{
    /// <summary>Customers that the orders are spread over.</summary>
    public const int Customers = 50_000;

    /// <summary>Days that the orders are spread over.</summary>
    public const int Days = 1_096;

    /// <summary>Given names, the frequent ones first.</summary>
    private const string Given = "Olivia,Amelia,George,Harry,Anna,Camille,María,Zofia,Олена,陽子,Jack,Emily,Thomas,Lukas,Hugo,Lucía,Андрій,健太,Ελένη,فاطمة,Jürgen,Łucja,Zoë,Íñigo,प्रिया";

    /// <summary>Family names, the frequent ones first.</summary>
    private const string Family = "Smith,Jones,Müller,Martin,García,Nowak,Шевченко,佐藤,Taylor,Brown,Schmidt,Dubois,Fernández,Коваленко,鈴木,Παπαδόπουλος,حسن,Lefèvre,Grzegżółka,Llewellyn";

    private static readonly string[] Statements =
    [
        // Names and e-mails as people have them: some shared by many, some by hardly anybody. One in a thousand is a Featherstonehaugh.
        """
        CREATE UNLOGGED TABLE people AS
        SELECT i, md5('customer' || i)::uuid AS id, name, lower(replace(name, ' ', '.')) || '.' || i || '@example.com' AS email
        FROM generate_series(0, {customers} - 1) AS i,
            LATERAL (SELECT ('x' || substr(md5('given' || i), 1, 7))::bit(28)::int / 268435456.0 AS g, ('x' || substr(md5('family' || i), 1, 7))::bit(28)::int / 268435456.0 AS f) AS draw,
            LATERAL (SELECT (string_to_array('{given}', ','))[1 + floor(25 * g * g)::int] || ' ' ||
                CASE WHEN i % 997 = 5 THEN 'Featherstonehaugh' ELSE (string_to_array('{family}', ','))[1 + floor(20 * f * f)::int] END AS name) AS called
        """,
        """
        INSERT INTO read."Orders" ("OrderId", "Number", "CustomerId", "CustomerName", "CustomerEmail", "Status", "Items", "Pieces",
            "Subtotal", "Shipping", "Tax", "Total", "PaymentMethod", "StatusHistory", "CreatedAt", "SubmittedAt", "SearchText")
        SELECT md5('order' || o.i)::uuid, o.i, p.id, p.name, p.email,
            CASE WHEN o.i % 100 < 80 THEN 4 WHEN o.i % 100 < 88 THEN 5 WHEN o.i % 100 < 92 THEN 3 WHEN o.i % 100 < 95 THEN 2 WHEN o.i % 100 < 98 THEN 1 ELSE 0 END,
            '[{"line":1,"productId":"' || md5('product' || o.i % 10000)::uuid || '","productName":"Product","category":"Category","quantity":2,"price":10.5}]',
            2, 21, 0, 1.68, 22.68 + o.i % 977, 'card', '[]',
            timestamptz '2023-01-01 00:00Z' + o.i * (interval '1 day' * {days} / {orders}),
            timestamptz '2023-01-01 00:00Z' + o.i * (interval '1 day' * {days} / {orders}),
            o.i || '  ' || lower(p.name) || ' ' || p.email
        FROM (SELECT i, floor({customers} * power(('x' || substr(md5('buyer' || i), 1, 7))::bit(28)::int / 268435456.0, 2))::int AS buyer FROM generate_series(1, {orders}) AS i) AS o
        JOIN people AS p ON p.i = o.buyer
        ORDER BY o.i
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
        SELECT id, name, email, i % 10 > 0, timestamptz '2023-01-01 00:00Z' + i * interval '1 minute',
            20, 16, 2, 363 + i % 991, 22.68, '{}', 'Category ' || i % 20, lower(name), timestamptz '2025-01-01 00:00Z' + i * interval '1 minute',
            lower(name) || ' ' || email
        FROM people
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
        """
        INSERT INTO read."SalesProducts" ("ProductId", "ProductName", "Orders", "Units", "Revenue")
        SELECT md5('product' || i)::uuid, 'Product ' || i, 100, 200, 1000 + i % 977 FROM generate_series(0, 9999) AS i
        """,

        // A tenth of the products are sold on a day.
        """
        INSERT INTO read."SalesProductDays" ("Key", "Day", "ProductId", "ProductName", "Orders", "Units", "Revenue")
        SELECT to_char(day, 'YYYY-MM-DD') || '/' || md5('product' || i)::uuid, day, md5('product' || i)::uuid, 'Product ' || i, 1, 2, 21 + i % 97
        FROM generate_series(0, {days} - 1) AS d, LATERAL (SELECT date '2023-01-01' + d AS day) AS named, generate_series(d % 10, 9999, 10) AS i
        """,
        "DROP TABLE people",
    ];

    /// <summary>Fills them, and lets the database look at what it has got.</summary>
    public static async Task FillAsync(string connectionString, int orders, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Command Timeout=1800");
        foreach (var statement in Statements.Append("ANALYZE"))
        {
            var sql = statement.Replace("{orders}", $"{orders}").Replace("{customers}", $"{Customers}").Replace("{days}", $"{Days}").Replace("{given}", Given).Replace("{family}", Family);
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
