using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Write.Migrations
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Compensations = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CorrelationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SagaMemories", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
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
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "CorrelationId",
                schema: "write",
                table: "Sagas",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "State",
                schema: "write",
                table: "Sagas",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");
        }
    }
}
