using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Read.Migrations
{
    /// <inheritdoc />
    public partial class Subscriptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Plans",
                schema: "read",
                columns: table => new
                {
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Interval = table.Column<int>(type: "integer", nullable: false),
                    Price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    PerMonth = table.Column<decimal>(type: "numeric(28,10)", precision: 28, scale: 10, nullable: false),
                    Features = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SortName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SearchText = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Plans", x => x.PlanId);
                });

            migrationBuilder.CreateTable(
                name: "RenewalCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Renewals = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RenewalCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Renewals",
                schema: "read",
                columns: table => new
                {
                    RenewalId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Terms = table.Column<string>(type: "text", nullable: false),
                    PeriodStart = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Code = table.Column<string>(type: "text", nullable: true),
                    Failure = table.Column<string>(type: "text", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    MovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndCause = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Renewals", x => x.RenewalId);
                });

            migrationBuilder.CreateTable(
                name: "SubscriptionCharges",
                schema: "read",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    For = table.Column<int>(type: "integer", nullable: false),
                    PlanName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PeriodStart = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "date", nullable: true),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Succeeded = table.Column<bool>(type: "boolean", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubscriptionCharges", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "SubscriptionCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Interval = table.Column<int>(type: "integer", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Subscriptions = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubscriptionCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SubscriptionNotes",
                schema: "read",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    What = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: true),
                    Detail = table.Column<string>(type: "text", nullable: true),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    AgainAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubscriptionNotes", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "Subscriptions",
                schema: "read",
                columns: table => new
                {
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CustomerEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Terms = table.Column<string>(type: "text", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Interval = table.Column<int>(type: "integer", nullable: false),
                    PerMonth = table.Column<decimal>(type: "numeric(28,10)", precision: 28, scale: 10, nullable: false),
                    NextTerms = table.Column<string>(type: "text", nullable: true),
                    PeriodStart = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    TrialEndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Balance = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Method = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Renewal = table.Column<int>(type: "integer", nullable: true),
                    AmountDue = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    FailedAttempts = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failure = table.Column<string>(type: "text", nullable: true),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    EndCause = table.Column<int>(type: "integer", nullable: true),
                    IsImported = table.Column<bool>(type: "boolean", nullable: false),
                    SortName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SearchText = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subscriptions", x => x.SubscriptionId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Plans_PerMonth_PlanId",
                schema: "read",
                table: "Plans",
                columns: new[] { "PerMonth", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_Plans_SortName_PlanId",
                schema: "read",
                table: "Plans",
                columns: new[] { "SortName", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_RenewalCounts_State_Day",
                schema: "read",
                table: "RenewalCounts",
                columns: new[] { "State", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Renewals_MovedAt_RenewalId",
                schema: "read",
                table: "Renewals",
                columns: new[] { "MovedAt", "RenewalId" });

            migrationBuilder.CreateIndex(
                name: "IX_Renewals_State_MovedAt_RenewalId",
                schema: "read",
                table: "Renewals",
                columns: new[] { "State", "MovedAt", "RenewalId" });

            migrationBuilder.CreateIndex(
                name: "IX_Renewals_SubscriptionId",
                schema: "read",
                table: "Renewals",
                column: "SubscriptionId");

            migrationBuilder.CreateIndex(
                name: "IX_SubscriptionCharges_SubscriptionId_Number",
                schema: "read",
                table: "SubscriptionCharges",
                columns: new[] { "SubscriptionId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_SubscriptionCounts_PlanId",
                schema: "read",
                table: "SubscriptionCounts",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_SubscriptionNotes_SubscriptionId_Number",
                schema: "read",
                table: "SubscriptionNotes",
                columns: new[] { "SubscriptionId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_CustomerId_StartedOn_SubscriptionId",
                schema: "read",
                table: "Subscriptions",
                columns: new[] { "CustomerId", "StartedOn", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_PeriodEnd_SubscriptionId",
                schema: "read",
                table: "Subscriptions",
                columns: new[] { "PeriodEnd", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_PerMonth_SubscriptionId",
                schema: "read",
                table: "Subscriptions",
                columns: new[] { "PerMonth", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_PlanId_StartedOn_SubscriptionId",
                schema: "read",
                table: "Subscriptions",
                columns: new[] { "PlanId", "StartedOn", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_SearchText",
                schema: "read",
                table: "Subscriptions",
                column: "SearchText")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_SortName_SubscriptionId",
                schema: "read",
                table: "Subscriptions",
                columns: new[] { "SortName", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_StartedOn_SubscriptionId",
                schema: "read",
                table: "Subscriptions",
                columns: new[] { "StartedOn", "SubscriptionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_Status_StartedOn_SubscriptionId",
                schema: "read",
                table: "Subscriptions",
                columns: new[] { "Status", "StartedOn", "SubscriptionId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Plans",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RenewalCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Renewals",
                schema: "read");

            migrationBuilder.DropTable(
                name: "SubscriptionCharges",
                schema: "read");

            migrationBuilder.DropTable(
                name: "SubscriptionCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "SubscriptionNotes",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Subscriptions",
                schema: "read");
        }
    }
}
