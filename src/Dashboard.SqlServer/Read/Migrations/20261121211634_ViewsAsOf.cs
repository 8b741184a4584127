using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Read.Migrations
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
                    ViewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    DroppedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastRequests", x => x.ViewId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "PastWork",
                schema: "read",
                columns: table => new
                {
                    ViewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Shape = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Node = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ReadyAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    UsedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EventsHandled = table.Column<long>(type: "bigint", nullable: false),
                    EventsToHandle = table.Column<long>(type: "bigint", nullable: false),
                    SecondsLeft = table.Column<double>(type: "float", nullable: true),
                    SetAside = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastWork", x => x.ViewId)
                        .Annotation("SqlServer:Clustered", false);
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
