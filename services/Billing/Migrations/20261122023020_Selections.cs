using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Credentialing.Billing.Migrations
{
    /// <inheritdoc />
    public partial class Selections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_quotes_subject_id",
                table: "quotes");

            migrationBuilder.AddColumn<int>(
                name: "resubmissions_used",
                table: "quotes",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "payor_selections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payor_selections", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_subject_id_resubmissions_used",
                table: "quotes",
                columns: new[] { "subject_id", "resubmissions_used" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payor_selections");

            migrationBuilder.DropIndex(
                name: "ix_quotes_subject_id_resubmissions_used",
                table: "quotes");

            migrationBuilder.DropColumn(
                name: "resubmissions_used",
                table: "quotes");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_subject_id",
                table: "quotes",
                column: "subject_id");
        }
    }
}
