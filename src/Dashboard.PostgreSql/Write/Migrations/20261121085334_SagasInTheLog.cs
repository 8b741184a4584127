using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Write.Migrations
{
    /// <inheritdoc />
    public partial class SagasInTheLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Compensations",
                schema: "write",
                table: "Sagas");

            migrationBuilder.DropColumn(
                name: "CorrelationId",
                schema: "write",
                table: "Sagas");

            migrationBuilder.DropColumn(
                name: "State",
                schema: "write",
                table: "Sagas");

            migrationBuilder.CreateTable(
                name: "SagaMemories",
                schema: "write",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Compensations = table.Column<string>(type: "text", nullable: false),
                    CorrelationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SagaMemories", x => x.Id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SagaMemories",
                schema: "write");

            migrationBuilder.AddColumn<string>(
                name: "Compensations",
                schema: "write",
                table: "Sagas",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "CorrelationId",
                schema: "write",
                table: "Sagas",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "State",
                schema: "write",
                table: "Sagas",
                type: "text",
                nullable: false,
                defaultValue: "");
        }
    }
}
