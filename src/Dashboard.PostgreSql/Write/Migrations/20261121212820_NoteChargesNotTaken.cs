using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Write.Migrations
{
    /// <inheritdoc />
    public partial class NoteChargesNotTaken : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Failure",
                schema: "write",
                table: "ChargesToTake");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Failure",
                schema: "write",
                table: "ChargesToTake",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);
        }
    }
}
