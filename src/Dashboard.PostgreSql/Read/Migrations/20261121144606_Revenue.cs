using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Read.Migrations
{
    /// <inheritdoc />
    public partial class Revenue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RevenueCohortMonths",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Cohort = table.Column<DateOnly>(type: "date", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Joined = table.Column<int>(type: "integer", nullable: false),
                    CustomersChange = table.Column<int>(type: "integer", nullable: false),
                    Change = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueCohortMonths", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "RevenueCustomers",
                schema: "read",
                columns: table => new
                {
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Life = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueCustomers", x => x.CustomerId);
                });

            migrationBuilder.CreateTable(
                name: "RevenueDays",
                schema: "read",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    New = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    Expansion = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    Reactivation = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    Contraction = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    Churn = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    NewCustomers = table.Column<int>(type: "integer", nullable: false),
                    ExpandedCustomers = table.Column<int>(type: "integer", nullable: false),
                    ReactivatedCustomers = table.Column<int>(type: "integer", nullable: false),
                    ContractedCustomers = table.Column<int>(type: "integer", nullable: false),
                    ChurnedCustomers = table.Column<int>(type: "integer", nullable: false),
                    CustomersChange = table.Column<int>(type: "integer", nullable: false),
                    Change = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    SubscriptionsChange = table.Column<int>(type: "integer", nullable: false),
                    AtRiskChange = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    AtRiskSubscriptionsChange = table.Column<int>(type: "integer", nullable: false),
                    ScheduledChange = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    ScheduledSubscriptionsChange = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueDays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "RevenueMonths",
                schema: "read",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Lost = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueMonths", x => x.Month);
                });

            migrationBuilder.CreateTable(
                name: "RevenueMovements",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    After = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstPaidOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidSince = table.Column<DateOnly>(type: "date", nullable: false),
                    Subscriptions = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueMovements", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "RevenuePlanDays",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Change = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    SubscriptionsChange = table.Column<int>(type: "integer", nullable: false),
                    CustomersChange = table.Column<int>(type: "integer", nullable: false),
                    Churn = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenuePlanDays", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "RevenuePlans",
                schema: "read",
                columns: table => new
                {
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenuePlans", x => x.PlanId);
                });

            migrationBuilder.CreateTable(
                name: "RevenueStretches",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Interval = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    PerYear = table.Column<decimal>(type: "numeric(28,4)", precision: 28, scale: 4, nullable: false),
                    IsAtRisk = table.Column<bool>(type: "boolean", nullable: false),
                    IsScheduled = table.Column<bool>(type: "boolean", nullable: false),
                    IsLast = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueStretches", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "RevenueSubscriptions",
                schema: "read",
                columns: table => new
                {
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Life = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueSubscriptions", x => x.SubscriptionId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueCohortMonths_Cohort_Month",
                schema: "read",
                table: "RevenueCohortMonths",
                columns: new[] { "Cohort", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueMovements_After_CustomerId",
                schema: "read",
                table: "RevenueMovements",
                columns: new[] { "After", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueMovements_CustomerId_Day",
                schema: "read",
                table: "RevenueMovements",
                columns: new[] { "CustomerId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueMovements_Day_CustomerId",
                schema: "read",
                table: "RevenueMovements",
                columns: new[] { "Day", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueMovements_FirstPaidOn_After_CustomerId",
                schema: "read",
                table: "RevenueMovements",
                columns: new[] { "FirstPaidOn", "After", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueMovements_Kind_Day_CustomerId",
                schema: "read",
                table: "RevenueMovements",
                columns: new[] { "Kind", "Day", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenuePlanDays_PlanId_Day",
                schema: "read",
                table: "RevenuePlanDays",
                columns: new[] { "PlanId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueStretches_CustomerId",
                schema: "read",
                table: "RevenueStretches",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_RevenueStretches_IsAtRisk_PerYear_SubscriptionId",
                schema: "read",
                table: "RevenueStretches",
                columns: new[] { "IsAtRisk", "PerYear", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueStretches_IsScheduled_PerYear_SubscriptionId",
                schema: "read",
                table: "RevenueStretches",
                columns: new[] { "IsScheduled", "PerYear", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueStretches_PerYear_SubscriptionId",
                schema: "read",
                table: "RevenueStretches",
                columns: new[] { "PerYear", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueStretches_PlanId_IsLast_Until_SubscriptionId",
                schema: "read",
                table: "RevenueStretches",
                columns: new[] { "PlanId", "IsLast", "Until", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenueStretches_PlanId_PerYear_SubscriptionId",
                schema: "read",
                table: "RevenueStretches",
                columns: new[] { "PlanId", "PerYear", "SubscriptionId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RevenueCohortMonths",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RevenueCustomers",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RevenueDays",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RevenueMonths",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RevenueMovements",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RevenuePlanDays",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RevenuePlans",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RevenueStretches",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RevenueSubscriptions",
                schema: "read");
        }
    }
}
