using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Credentialing.Providers.Migrations
{
    /// <inheritdoc />
    public partial class VerificationRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "source_date",
                table: "credential_file_verifications",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "found_by_itself",
                table: "credential_file_elements",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "grounds",
                table: "credential_file_elements",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateOnly>(
                name: "source_date",
                table: "credential_file_elements",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "verification_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verification_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_verification_runs_credential_files_file_id",
                        column: x => x.file_id,
                        principalTable: "credential_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verification_checks",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    element = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_result = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    verification_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verification_checks", x => new { x.run_id, x.source });
                    table.ForeignKey(
                        name: "fk_verification_checks_verification_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "verification_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_verification_checks_next_attempt_at",
                table: "verification_checks",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_verification_runs_file_id_created_at_id",
                table: "verification_runs",
                columns: new[] { "file_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_verification_runs_running",
                table: "verification_runs",
                column: "file_id",
                unique: true,
                filter: "state = 'Running'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "verification_checks");

            migrationBuilder.DropTable(
                name: "verification_runs");

            migrationBuilder.DropColumn(
                name: "source_date",
                table: "credential_file_verifications");

            migrationBuilder.DropColumn(
                name: "found_by_itself",
                table: "credential_file_elements");

            migrationBuilder.DropColumn(
                name: "grounds",
                table: "credential_file_elements");

            migrationBuilder.DropColumn(
                name: "source_date",
                table: "credential_file_elements");
        }
    }
}
