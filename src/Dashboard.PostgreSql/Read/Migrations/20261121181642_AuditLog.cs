using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Read.Migrations
{
    /// <inheritdoc />
    public partial class AuditLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    StreamKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Events = table.Column<long>(type: "bigint", nullable: false),
                    First = table.Column<long>(type: "bigint", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "AuditLog",
                schema: "read",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StreamKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StreamId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    CorrelationId = table.Column<Guid>(type: "uuid", nullable: false),
                    SearchText = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditLog", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "AuditPeople",
                schema: "read",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditPeople", x => x.UserId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditCounts_Day",
                schema: "read",
                table: "AuditCounts",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_AuditLog_ActorId_Sequence",
                schema: "read",
                table: "AuditLog",
                columns: new[] { "ActorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditLog_CorrelationId_Sequence",
                schema: "read",
                table: "AuditLog",
                columns: new[] { "CorrelationId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditLog_Name_Sequence",
                schema: "read",
                table: "AuditLog",
                columns: new[] { "Name", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditLog_SearchText",
                schema: "read",
                table: "AuditLog",
                column: "SearchText")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditLog_StreamId_Sequence",
                schema: "read",
                table: "AuditLog",
                columns: new[] { "StreamId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditLog_StreamKind_Sequence",
                schema: "read",
                table: "AuditLog",
                columns: new[] { "StreamKind", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "AuditLog",
                schema: "read");

            migrationBuilder.DropTable(
                name: "AuditPeople",
                schema: "read");
        }
    }
}
