using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Credentialing.Clients.Migrations
{
    /// <inheritdoc />
    public partial class LaunchPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "known_applications",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    known_version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_applications", x => x.application_id);
                });

            migrationBuilder.CreateTable(
                name: "launch_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: true),
                    sections = table.Column<string>(type: "jsonb", nullable: false),
                    payors = table.Column<string>(type: "jsonb", nullable: false),
                    fees = table.Column<string>(type: "jsonb", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_launch_plans", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_known_applications_client_id_state",
                table: "known_applications",
                columns: new[] { "client_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_launch_plans_client_id_edition",
                table: "launch_plans",
                columns: new[] { "client_id", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_launch_plans_created_at_id",
                table: "launch_plans",
                columns: new[] { "created_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_applications");

            migrationBuilder.DropTable(
                name: "launch_plans");
        }
    }
}
