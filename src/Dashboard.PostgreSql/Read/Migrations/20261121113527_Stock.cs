using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Read.Migrations
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
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Category = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    OnHand = table.Column<int>(type: "integer", nullable: false),
                    Reserved = table.Column<int>(type: "integer", nullable: false),
                    Available = table.Column<int>(type: "integer", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    HasReserved = table.Column<bool>(type: "boolean", nullable: false),
                    Movements = table.Column<int>(type: "integer", nullable: false),
                    MovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SearchText = table.Column<string>(type: "character varying(301)", maxLength: 301, nullable: false),
                    SortName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stock", x => x.ProductId);
                });

            migrationBuilder.CreateTable(
                name: "StockCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    HasReserved = table.Column<bool>(type: "boolean", nullable: false),
                    Products = table.Column<int>(type: "integer", nullable: false),
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
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    StreamVersion = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    OnHandChange = table.Column<int>(type: "integer", nullable: false),
                    ReservedChange = table.Column<int>(type: "integer", nullable: false),
                    OnHand = table.Column<int>(type: "integer", nullable: true),
                    Available = table.Column<int>(type: "integer", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockMovements", x => x.EventId);
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
                name: "IX_Stock_SearchText",
                schema: "read",
                table: "Stock",
                column: "SearchText")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

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
