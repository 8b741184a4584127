using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Read.Migrations
{
    /// <inheritdoc />
    public partial class Notifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "NotificationCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Messages = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotificationCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                schema: "read",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    To = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    About = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    QueuedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MovedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Receipt = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    AgainAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Failure = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RetriedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.MessageId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_CustomerId_QueuedAt_MessageId",
                schema: "read",
                table: "Notifications",
                columns: new[] { "CustomerId", "QueuedAt", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Kind_Status_QueuedAt_MessageId",
                schema: "read",
                table: "Notifications",
                columns: new[] { "Kind", "Status", "QueuedAt", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_OrderId_QueuedAt_MessageId",
                schema: "read",
                table: "Notifications",
                columns: new[] { "OrderId", "QueuedAt", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_QueuedAt_MessageId",
                schema: "read",
                table: "Notifications",
                columns: new[] { "QueuedAt", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Status_QueuedAt_MessageId",
                schema: "read",
                table: "Notifications",
                columns: new[] { "Status", "QueuedAt", "MessageId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NotificationCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Notifications",
                schema: "read");
        }
    }
}
