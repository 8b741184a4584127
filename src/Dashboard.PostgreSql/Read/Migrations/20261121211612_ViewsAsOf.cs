using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Read.Migrations
{
    /// <inheritdoc />
    public partial class ViewsAsOf : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Where views as of a moment are built; their tables come and go with them.
            migrationBuilder.EnsureSchema(name: "past1");
            migrationBuilder.EnsureSchema(name: "past2");
            migrationBuilder.EnsureSchema(name: "past3");
            migrationBuilder.EnsureSchema(name: "past4");
            migrationBuilder.CreateTable(
                name: "PastRequests",
                schema: "read",
                columns: table => new
                {
                    ViewId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DroppedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastRequests", x => x.ViewId);
                });

            migrationBuilder.CreateTable(
                name: "PastWork",
                schema: "read",
                columns: table => new
                {
                    ViewId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Shape = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Node = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReadyAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EventsHandled = table.Column<long>(type: "bigint", nullable: false),
                    EventsToHandle = table.Column<long>(type: "bigint", nullable: false),
                    SecondsLeft = table.Column<double>(type: "double precision", nullable: true),
                    SetAside = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastWork", x => x.ViewId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PastRequests_RequestedAt",
                schema: "read",
                table: "PastRequests",
                column: "RequestedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PastWork_EndedAt",
                schema: "read",
                table: "PastWork",
                column: "EndedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PastRequests",
                schema: "read");

            migrationBuilder.DropTable(
                name: "PastWork",
                schema: "read");
        }
    }
}
