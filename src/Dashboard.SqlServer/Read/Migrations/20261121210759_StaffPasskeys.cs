using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.SqlServer.Read.Migrations
{
    /// <inheritdoc />
    public partial class StaffPasskeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Passkeys",
                schema: "read",
                table: "StaffUsers",
                type: "int",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Passkeys",
                schema: "read",
                table: "StaffUsers");
        }
    }
}
