using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Credentialing.Providers.Migrations
{
    /// <inheritdoc />
    public partial class VerificationAndScreening : Migration
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
                name: "alerts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    identity = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    reasons = table.Column<string>(type: "jsonb", nullable: false),
                    entry = table.Column<string>(type: "jsonb", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disposition_reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    evidence = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    disposed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    disposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                    table.ForeignKey(
                        name: "fk_alerts_providers_provider_id",
                        column: x => x.provider_id,
                        principalTable: "providers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exclusion_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    identity = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    added_in = table.Column<int>(type: "integer", nullable: false),
                    ended_in = table.Column<int>(type: "integer", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    end = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    is_person = table.Column<bool>(type: "boolean", nullable: false),
                    first_name = table.Column<string>(type: "text", nullable: true),
                    middle_name = table.Column<string>(type: "text", nullable: true),
                    last_name = table.Column<string>(type: "text", nullable: true),
                    suffix = table.Column<string>(type: "text", nullable: true),
                    organization = table.Column<string>(type: "text", nullable: true),
                    npi = table.Column<string>(type: "text", nullable: true),
                    date_of_birth = table.Column<byte[]>(type: "bytea", nullable: true),
                    role = table.Column<string>(type: "text", nullable: true),
                    city = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: true),
                    postal_code = table.Column<string>(type: "text", nullable: true),
                    type = table.Column<string>(type: "text", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    also_named = table.Column<string>(type: "text", nullable: true),
                    waived_in = table.Column<string>(type: "text", nullable: true),
                    excluded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exclusion_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exclusion_list_file_parts",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    data = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exclusion_list_file_parts", x => new { x.import_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "exclusion_list_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    is_utf8 = table.Column<bool>(type: "boolean", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: true),
                    may_shrink = table.Column<bool>(type: "boolean", nullable: false),
                    brought_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: true),
                    reason_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rows_added = table.Column<int>(type: "integer", nullable: false),
                    rows_changed = table.Column<int>(type: "integer", nullable: false),
                    rows_ended = table.Column<int>(type: "integer", nullable: false),
                    rows_read = table.Column<int>(type: "integer", nullable: false),
                    rows_refused = table.Column<int>(type: "integer", nullable: false),
                    rows_repeated = table.Column<int>(type: "integer", nullable: false),
                    rows_unchanged = table.Column<int>(type: "integer", nullable: false),
                    rows_unmatched = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exclusion_list_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exclusion_lists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    full_edition = table.Column<int>(type: "integer", nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    data_of = table.Column<DateOnly>(type: "date", nullable: true),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exclusion_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "screening_run_parts",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    provider_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screening_run_parts", x => new { x.run_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "screening_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    editions = table.Column<string>(type: "jsonb", nullable: false),
                    providers = table.Column<int>(type: "integer", nullable: false),
                    screened = table.Column<int>(type: "integer", nullable: false),
                    requested_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    counts_alerts_raised = table.Column<int>(type: "integer", nullable: false),
                    counts_clear = table.Column<int>(type: "integer", nullable: false),
                    counts_match = table.Column<int>(type: "integer", nullable: false),
                    counts_possible = table.Column<int>(type: "integer", nullable: false),
                    counts_undetermined = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screening_runs", x => x.id);
                });

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
                name: "exclusion_list_row_findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    refused = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exclusion_list_row_findings", x => x.id);
                    table.ForeignKey(
                        name: "fk_exclusion_list_row_findings_exclusion_list_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "exclusion_list_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "ix_alerts_client_id_created_at_id",
                table: "alerts",
                columns: new[] { "client_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_created_at_id",
                table: "alerts",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_due_at_id",
                table: "alerts",
                columns: new[] { "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_open_once",
                table: "alerts",
                columns: new[] { "provider_id", "list", "identity" },
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_provider_id_id",
                table: "alerts",
                columns: new[] { "provider_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_exclusion_entries_list_added_in",
                table: "exclusion_entries",
                columns: new[] { "list", "added_in" });

            migrationBuilder.CreateIndex(
                name: "ix_exclusion_entries_list_identity",
                table: "exclusion_entries",
                columns: new[] { "list", "identity" },
                unique: true,
                filter: "ended_in IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_exclusion_list_imports_created_at_id",
                table: "exclusion_list_imports",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_exclusion_list_imports_list_edition",
                table: "exclusion_list_imports",
                columns: new[] { "list", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exclusion_list_imports_list_hash",
                table: "exclusion_list_imports",
                columns: new[] { "list", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_exclusion_list_imports_queued",
                table: "exclusion_list_imports",
                columns: new[] { "list", "id" },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_exclusion_list_row_findings_import_id_row_id",
                table: "exclusion_list_row_findings",
                columns: new[] { "import_id", "row", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_exclusion_lists_code",
                table: "exclusion_lists",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_screening_runs_created_at_id",
                table: "screening_runs",
                columns: new[] { "created_at", "id" });

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
                name: "alerts");

            migrationBuilder.DropTable(
                name: "exclusion_entries");

            migrationBuilder.DropTable(
                name: "exclusion_list_file_parts");

            migrationBuilder.DropTable(
                name: "exclusion_list_row_findings");

            migrationBuilder.DropTable(
                name: "exclusion_lists");

            migrationBuilder.DropTable(
                name: "screening_run_parts");

            migrationBuilder.DropTable(
                name: "screening_runs");

            migrationBuilder.DropTable(
                name: "verification_checks");

            migrationBuilder.DropTable(
                name: "exclusion_list_imports");

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
