using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.PostgreSql.Write.Migrations
{
    /// <inheritdoc />
    public partial class Staff : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "EmailIndex",
                schema: "write",
                table: "StaffUsers");

            migrationBuilder.AlterColumn<string>(
                name: "NormalizedEmail",
                schema: "write",
                table: "StaffUsers",
                type: "character varying(256)",
                maxLength: 256,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Email",
                schema: "write",
                table: "StaffUsers",
                type: "character varying(256)",
                maxLength: 256,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256,
                oldNullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasJoined",
                schema: "write",
                table: "StaffUsers",
                type: "boolean",
                nullable: false,
                // Whoever has an account could sign in so far, and still can.
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "Invitations",
                schema: "write",
                table: "StaffUsers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsActive",
                schema: "write",
                table: "StaffUsers",
                type: "boolean",
                nullable: false,
                // Whoever has an account could sign in so far, and still can.
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "Theme",
                schema: "write",
                table: "StaffUsers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                schema: "write",
                table: "StaffUsers",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "write",
                table: "StaffUsers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                schema: "write",
                table: "StaffUsers",
                column: "NormalizedEmail",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "EmailIndex",
                schema: "write",
                table: "StaffUsers");

            migrationBuilder.DropColumn(
                name: "HasJoined",
                schema: "write",
                table: "StaffUsers");

            migrationBuilder.DropColumn(
                name: "Invitations",
                schema: "write",
                table: "StaffUsers");

            migrationBuilder.DropColumn(
                name: "IsActive",
                schema: "write",
                table: "StaffUsers");

            migrationBuilder.DropColumn(
                name: "Theme",
                schema: "write",
                table: "StaffUsers");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                schema: "write",
                table: "StaffUsers");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "write",
                table: "StaffUsers");

            migrationBuilder.AlterColumn<string>(
                name: "NormalizedEmail",
                schema: "write",
                table: "StaffUsers",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256);

            migrationBuilder.AlterColumn<string>(
                name: "Email",
                schema: "write",
                table: "StaffUsers",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256);

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                schema: "write",
                table: "StaffUsers",
                column: "NormalizedEmail");
        }
    }
}
