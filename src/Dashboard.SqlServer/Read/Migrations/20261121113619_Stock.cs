using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Read.Migrations
{
    /// <inheritdoc />
    public partial class Stock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Stock",
                schema: "read",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Category = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    OnHand = table.Column<int>(type: "int", nullable: false),
                    Reserved = table.Column<int>(type: "int", nullable: false),
                    Available = table.Column<int>(type: "int", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    HasReserved = table.Column<bool>(type: "bit", nullable: false),
                    Movements = table.Column<int>(type: "int", nullable: false),
                    MovedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(301)", maxLength: 301, nullable: false),
                    SortName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stock", x => x.ProductId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "StockCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Level = table.Column<int>(type: "int", nullable: false),
                    HasReserved = table.Column<bool>(type: "bit", nullable: false),
                    Products = table.Column<int>(type: "int", nullable: false),
                    OnHand = table.Column<long>(type: "bigint", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "StockMovements",
                schema: "read",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StreamVersion = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    OnHandChange = table.Column<int>(type: "int", nullable: false),
                    ReservedChange = table.Column<int>(type: "int", nullable: false),
                    OnHand = table.Column<int>(type: "int", nullable: true),
                    Available = table.Column<int>(type: "int", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    OrderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockMovements", x => x.EventId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Stock_Available_ProductId",
                schema: "read",
                table: "Stock",
                columns: new[] { "Available", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Stock_HasReserved_SortName_ProductId",
                schema: "read",
                table: "Stock",
                columns: new[] { "HasReserved", "SortName", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Stock_Level_SortName_ProductId",
                schema: "read",
                table: "Stock",
                columns: new[] { "Level", "SortName", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Stock_MovedAt_ProductId",
                schema: "read",
                table: "Stock",
                columns: new[] { "MovedAt", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Stock_OnHand_ProductId",
                schema: "read",
                table: "Stock",
                columns: new[] { "OnHand", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Stock_Reserved_ProductId",
                schema: "read",
                table: "Stock",
                columns: new[] { "Reserved", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_Stock_SortName_ProductId",
                schema: "read",
                table: "Stock",
                columns: new[] { "SortName", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_ProductId_StreamVersion",
                schema: "read",
                table: "StockMovements",
                columns: new[] { "ProductId", "StreamVersion" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Stock",
                schema: "read");

            migrationBuilder.DropTable(
                name: "StockCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "StockMovements",
                schema: "read");
        }
    }
}
