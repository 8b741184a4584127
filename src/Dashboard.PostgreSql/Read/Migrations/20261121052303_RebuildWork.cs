using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Read.Migrations
{
    /// <inheritdoc />
    public partial class RebuildWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Where a rebuild fills a projection's tables anew, and where those go that were served before.
            migrationBuilder.EnsureSchema(name: "rebuild");
            migrationBuilder.EnsureSchema(name: "retired");

            migrationBuilder.AddColumn<long>(
                name: "EventsHandled",
                schema: "read",
                table: "Checkpoints",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Generation",
                schema: "read",
                table: "Checkpoints",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "RebuildWork",
                schema: "read",
                columns: table => new
                {
                    RebuildId = table.Column<Guid>(type: "uuid", nullable: false),
                    Projection = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Node = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EventsHandled = table.Column<long>(type: "bigint", nullable: false),
                    EventsToHandle = table.Column<long>(type: "bigint", nullable: false),
                    EventsPerSecond = table.Column<double>(type: "double precision", nullable: false),
                    SecondsLeft = table.Column<double>(type: "double precision", nullable: true),
                    Shape = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsIndexed = table.Column<bool>(type: "boolean", nullable: false),
                    Error = table.Column<string>(type: "text", nullable: true),
                    Comparison = table.Column<string>(type: "text", nullable: true),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RebuildWork", x => x.RebuildId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RebuildWork_Projection_StartedAt",
                schema: "read",
                table: "RebuildWork",
                columns: new[] { "Projection", "StartedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RebuildWork",
                schema: "read");

            migrationBuilder.DropColumn(
                name: "EventsHandled",
                schema: "read",
                table: "Checkpoints");

            migrationBuilder.DropColumn(
                name: "Generation",
                schema: "read",
                table: "Checkpoints");
        }
    }
}
