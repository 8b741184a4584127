using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Read.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "read");

            migrationBuilder.CreateTable(
                name: "CatalogTotals",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<int>(type: "int", nullable: false),
                    Products = table.Column<int>(type: "int", nullable: false),
                    Published = table.Column<int>(type: "int", nullable: false),
                    LowStock = table.Column<int>(type: "int", nullable: false),
                    OutOfStock = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogTotals", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Categories",
                schema: "read",
                columns: table => new
                {
                    Category = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Products = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Categories", x => x.Category);
                });

            migrationBuilder.CreateTable(
                name: "Checkpoints",
                schema: "read",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Transaction = table.Column<decimal>(type: "decimal(20,0)", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Node = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checkpoints", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "CustomerCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsVerified = table.Column<bool>(type: "bit", nullable: false),
                    FavoriteCategory = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Customers = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "CustomerOrderCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Orders = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerOrderCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "CustomerStats",
                schema: "read",
                columns: table => new
                {
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Country = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    IsVerified = table.Column<bool>(type: "bit", nullable: false),
                    MemberSince = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    OrdersPlaced = table.Column<int>(type: "int", nullable: false),
                    OrdersCompleted = table.Column<int>(type: "int", nullable: false),
                    OrdersCancelled = table.Column<int>(type: "int", nullable: false),
                    TotalSpent = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    AverageOrderValue = table.Column<decimal>(type: "decimal(28,10)", precision: 28, scale: 10, nullable: false),
                    LastOrderAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    UnitsByCategory = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    FavoriteCategory = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    SortName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    LastOrderSort = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(455)", maxLength: 455, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerStats", x => x.CustomerId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "OrderCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Orders = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Orders",
                schema: "read",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CustomerEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Items = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Pieces = table.Column<int>(type: "int", nullable: false),
                    Subtotal = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Shipping = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Tax = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Total = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ShippingAddress = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    PaymentMethod = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    StatusHistory = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.OrderId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "OrderStatusCounts",
                schema: "read",
                columns: table => new
                {
                    Status = table.Column<int>(type: "int", nullable: false),
                    Orders = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderStatusCounts", x => x.Status);
                });

            migrationBuilder.CreateTable(
                name: "ParkedEvents",
                schema: "read",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Projection = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Table = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    RowKey = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Transaction = table.Column<decimal>(type: "decimal(20,0)", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EventName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ErrorType = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Error = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Stack = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ParkedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParkedEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Prices",
                schema: "read",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StreamVersion = table.Column<int>(type: "int", nullable: false),
                    Price = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    OldPrice = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Prices", x => x.EventId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "ProductCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Category = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    IsPublished = table.Column<bool>(type: "bit", nullable: false),
                    InStock = table.Column<bool>(type: "bit", nullable: false),
                    LowStock = table.Column<bool>(type: "bit", nullable: false),
                    Products = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Products",
                schema: "read",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Category = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Brand = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Images = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Price = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    RecentPrices = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PriceTrend = table.Column<int>(type: "int", nullable: false),
                    IsPublished = table.Column<bool>(type: "bit", nullable: false),
                    OnHand = table.Column<int>(type: "int", nullable: false),
                    Reserved = table.Column<int>(type: "int", nullable: false),
                    Stock = table.Column<int>(type: "int", nullable: false),
                    InStock = table.Column<bool>(type: "bit", nullable: false),
                    LowStock = table.Column<bool>(type: "bit", nullable: false),
                    ReviewCount = table.Column<int>(type: "int", nullable: false),
                    RatingSum = table.Column<int>(type: "int", nullable: false),
                    AverageRating = table.Column<decimal>(type: "decimal(28,10)", precision: 28, scale: 10, nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SortName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Products", x => x.ProductId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                schema: "read",
                columns: table => new
                {
                    ReviewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Rating = table.Column<int>(type: "int", nullable: false),
                    Comment = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviews", x => x.ReviewId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "SalesCategoryDays",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Category = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Orders = table.Column<int>(type: "int", nullable: false),
                    Units = table.Column<int>(type: "int", nullable: false),
                    Revenue = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SalesCategoryDays", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SalesDays",
                schema: "read",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Orders = table.Column<int>(type: "int", nullable: false),
                    Revenue = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Average = table.Column<decimal>(type: "decimal(28,10)", precision: 28, scale: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SalesDays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "SalesOrders",
                schema: "read",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: true),
                    Items = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Total = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SalesOrders", x => x.OrderId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "SalesProductDays",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Orders = table.Column<int>(type: "int", nullable: false),
                    Units = table.Column<int>(type: "int", nullable: false),
                    Revenue = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SalesProductDays", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SalesProducts",
                schema: "read",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Orders = table.Column<int>(type: "int", nullable: false),
                    Units = table.Column<int>(type: "int", nullable: false),
                    Revenue = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SalesProducts", x => x.ProductId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "SalesStatuses",
                schema: "read",
                columns: table => new
                {
                    Status = table.Column<int>(type: "int", nullable: false),
                    Orders = table.Column<int>(type: "int", nullable: false),
                    Total = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SalesStatuses", x => x.Status);
                });

            migrationBuilder.CreateTable(
                name: "Wishlists",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Wishlists", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerOrderCounts_CustomerId",
                schema: "read",
                table: "CustomerOrderCounts",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerStats_FavoriteCategory_SortName_CustomerId",
                schema: "read",
                table: "CustomerStats",
                columns: new[] { "FavoriteCategory", "SortName", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerStats_IsVerified_SortName_CustomerId",
                schema: "read",
                table: "CustomerStats",
                columns: new[] { "IsVerified", "SortName", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerStats_LastOrderSort_CustomerId",
                schema: "read",
                table: "CustomerStats",
                columns: new[] { "LastOrderSort", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerStats_MemberSince_CustomerId",
                schema: "read",
                table: "CustomerStats",
                columns: new[] { "MemberSince", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerStats_OrdersPlaced_CustomerId",
                schema: "read",
                table: "CustomerStats",
                columns: new[] { "OrdersPlaced", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerStats_SortName_CustomerId",
                schema: "read",
                table: "CustomerStats",
                columns: new[] { "SortName", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerStats_TotalSpent_CustomerId",
                schema: "read",
                table: "CustomerStats",
                columns: new[] { "TotalSpent", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderCounts_Day_Status",
                schema: "read",
                table: "OrderCounts",
                columns: new[] { "Day", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CreatedAt_OrderId",
                schema: "read",
                table: "Orders",
                columns: new[] { "CreatedAt", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CustomerId_CreatedAt_OrderId",
                schema: "read",
                table: "Orders",
                columns: new[] { "CustomerId", "CreatedAt", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CustomerId_Status_CreatedAt_OrderId",
                schema: "read",
                table: "Orders",
                columns: new[] { "CustomerId", "Status", "CreatedAt", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_CreatedAt_OrderId",
                schema: "read",
                table: "Orders",
                columns: new[] { "Status", "CreatedAt", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_Total_OrderId",
                schema: "read",
                table: "Orders",
                columns: new[] { "Status", "Total", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Total_OrderId",
                schema: "read",
                table: "Orders",
                columns: new[] { "Total", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParkedEvents_Projection_Table_RowKey_Sequence",
                schema: "read",
                table: "ParkedEvents",
                columns: new[] { "Projection", "Table", "RowKey", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Prices_ProductId_StreamVersion",
                schema: "read",
                table: "Prices",
                columns: new[] { "ProductId", "StreamVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_AverageRating_ProductId",
                schema: "read",
                table: "Products",
                columns: new[] { "AverageRating", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_Category_AverageRating_ProductId",
                schema: "read",
                table: "Products",
                columns: new[] { "Category", "AverageRating", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_Category_SortName_ProductId",
                schema: "read",
                table: "Products",
                columns: new[] { "Category", "SortName", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_CreatedAt_ProductId",
                schema: "read",
                table: "Products",
                columns: new[] { "CreatedAt", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_LowStock_SortName_ProductId",
                schema: "read",
                table: "Products",
                columns: new[] { "LowStock", "SortName", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_Price_ProductId",
                schema: "read",
                table: "Products",
                columns: new[] { "Price", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_SortName_ProductId",
                schema: "read",
                table: "Products",
                columns: new[] { "SortName", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_Stock_ProductId",
                schema: "read",
                table: "Products",
                columns: new[] { "Stock", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_ProductId_At_ReviewId",
                schema: "read",
                table: "Reviews",
                columns: new[] { "ProductId", "At", "ReviewId" });

            migrationBuilder.CreateIndex(
                name: "IX_SalesCategoryDays_Day_Category",
                schema: "read",
                table: "SalesCategoryDays",
                columns: new[] { "Day", "Category" });

            migrationBuilder.CreateIndex(
                name: "IX_SalesProductDays_Day_ProductId",
                schema: "read",
                table: "SalesProductDays",
                columns: new[] { "Day", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_SalesProducts_Revenue_ProductId",
                schema: "read",
                table: "SalesProducts",
                columns: new[] { "Revenue", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Wishlists_CustomerId_AddedAt",
                schema: "read",
                table: "Wishlists",
                columns: new[] { "CustomerId", "AddedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CatalogTotals",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Categories",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Checkpoints",
                schema: "read");

            migrationBuilder.DropTable(
                name: "CustomerCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "CustomerOrderCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "CustomerStats",
                schema: "read");

            migrationBuilder.DropTable(
                name: "OrderCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Orders",
                schema: "read");

            migrationBuilder.DropTable(
                name: "OrderStatusCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "ParkedEvents",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Prices",
                schema: "read");

            migrationBuilder.DropTable(
                name: "ProductCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Products",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Reviews",
                schema: "read");

            migrationBuilder.DropTable(
                name: "SalesCategoryDays",
                schema: "read");

            migrationBuilder.DropTable(
                name: "SalesDays",
                schema: "read");

            migrationBuilder.DropTable(
                name: "SalesOrders",
                schema: "read");

            migrationBuilder.DropTable(
                name: "SalesProductDays",
                schema: "read");

            migrationBuilder.DropTable(
                name: "SalesProducts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "SalesStatuses",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Wishlists",
                schema: "read");
        }
    }
}
