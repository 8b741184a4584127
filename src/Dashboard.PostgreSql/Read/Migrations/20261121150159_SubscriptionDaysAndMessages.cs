using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Read.Migrations
{
    /// <inheritdoc />
    public partial class SubscriptionDaysAndMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "Day",
                schema: "read",
                table: "SubscriptionNotes",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SubscriptionId",
                schema: "read",
                table: "Notifications",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_SubscriptionId_QueuedAt_MessageId",
                schema: "read",
                table: "Notifications",
                columns: new[] { "SubscriptionId", "QueuedAt", "MessageId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notifications_SubscriptionId_QueuedAt_MessageId",
                schema: "read",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "Day",
                schema: "read",
                table: "SubscriptionNotes");

            migrationBuilder.DropColumn(
                name: "SubscriptionId",
                schema: "read",
                table: "Notifications");
        }
    }
}
