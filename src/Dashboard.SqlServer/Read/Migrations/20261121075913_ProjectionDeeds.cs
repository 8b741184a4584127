using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Read.Migrations
{
    /// <inheritdoc />
    public partial class ProjectionDeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ProjectionDeeds",
                schema: "read",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Projection = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    RebuildId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Table = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    RowKey = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectionDeeds", x => x.EventId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProjectionDeeds_Projection_At_EventId",
                schema: "read",
                table: "ProjectionDeeds",
                columns: new[] { "Projection", "At", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProjectionDeeds_Projection_Kind_Number",
                schema: "read",
                table: "ProjectionDeeds",
                columns: new[] { "Projection", "Kind", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProjectionDeeds",
                schema: "read");
        }
    }
}
