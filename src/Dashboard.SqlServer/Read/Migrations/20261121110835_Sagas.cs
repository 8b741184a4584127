using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Read.Migrations
{
    /// <inheritdoc />
    public partial class Sagas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SagaCounts",
                schema: "read",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Sagas = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SagaCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Sagas",
                schema: "read",
                columns: table => new
                {
                    SagaId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    IsOver = table.Column<bool>(type: "bit", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Trouble = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AgainAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    TimesOutAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MovedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Steps = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Deeds = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sagas", x => x.SagaId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sagas_IsOver_StartedAt_SagaId",
                schema: "read",
                table: "Sagas",
                columns: new[] { "IsOver", "StartedAt", "SagaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sagas_Key",
                schema: "read",
                table: "Sagas",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_Sagas_Kind_State_StartedAt_SagaId",
                schema: "read",
                table: "Sagas",
                columns: new[] { "Kind", "State", "StartedAt", "SagaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sagas_MovedAt_SagaId",
                schema: "read",
                table: "Sagas",
                columns: new[] { "MovedAt", "SagaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sagas_StartedAt_SagaId",
                schema: "read",
                table: "Sagas",
                columns: new[] { "StartedAt", "SagaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sagas_State_StartedAt_SagaId",
                schema: "read",
                table: "Sagas",
                columns: new[] { "State", "StartedAt", "SagaId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SagaCounts",
                schema: "read");

            migrationBuilder.DropTable(
                name: "Sagas",
                schema: "read");
        }
    }
}
