using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Read.Migrations
{
    /// <inheritdoc />
    public partial class ProjectionDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Fault",
                schema: "read",
                table: "ParkedEvents",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "GoBackRequests",
                schema: "read",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Projection = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoBackRequests", x => x.EventId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "ParkedOrderOutcomes",
                schema: "read",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Sentence = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParkedOrderOutcomes", x => x.EventId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "ParkedOrders",
                schema: "read",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Projection = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Table = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    RowKey = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    Sequence = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParkedOrders", x => x.EventId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "ProjectionSwitches",
                schema: "read",
                columns: table => new
                {
                    Projection = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsPaused = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectionSwitches", x => x.Projection);
                });

            migrationBuilder.CreateTable(
                name: "RebuildRequests",
                schema: "read",
                columns: table => new
                {
                    RebuildId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Projection = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Mode = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    RequestedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ApprovedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ApprovedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    ApprovedReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    CancelledBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CancelledAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    CancelledReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RebuildRequests", x => x.RebuildId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateIndex(
                name: "IX_GoBackRequests_Projection_At",
                schema: "read",
                table: "GoBackRequests",
                columns: new[] { "Projection", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ParkedOrders_Projection_Number",
                schema: "read",
                table: "ParkedOrders",
                columns: new[] { "Projection", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_RebuildRequests_Projection_RequestedAt_RebuildId",
                schema: "read",
                table: "RebuildRequests",
                columns: new[] { "Projection", "RequestedAt", "RebuildId" });

            migrationBuilder.CreateIndex(
                name: "IX_RebuildRequests_RequestedAt_RebuildId",
                schema: "read",
                table: "RebuildRequests",
                columns: new[] { "RequestedAt", "RebuildId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GoBackRequests",
                schema: "read");

            migrationBuilder.DropTable(
                name: "ParkedOrderOutcomes",
                schema: "read");

            migrationBuilder.DropTable(
                name: "ParkedOrders",
                schema: "read");

            migrationBuilder.DropTable(
                name: "ProjectionSwitches",
                schema: "read");

            migrationBuilder.DropTable(
                name: "RebuildRequests",
                schema: "read");

            migrationBuilder.DropColumn(
                name: "Fault",
                schema: "read",
                table: "ParkedEvents");
        }
    }
}
