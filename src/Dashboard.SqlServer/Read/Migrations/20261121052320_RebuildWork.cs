using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Read.Migrations
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
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "RebuildWork",
                schema: "read",
                columns: table => new
                {
                    RebuildId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Projection = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Node = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EventsHandled = table.Column<long>(type: "bigint", nullable: false),
                    EventsToHandle = table.Column<long>(type: "bigint", nullable: false),
                    EventsPerSecond = table.Column<double>(type: "float", nullable: false),
                    SecondsLeft = table.Column<double>(type: "float", nullable: true),
                    Shape = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsIndexed = table.Column<bool>(type: "bit", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Comparison = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MovedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RebuildWork", x => x.RebuildId)
                        .Annotation("SqlServer:Clustered", false);
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
