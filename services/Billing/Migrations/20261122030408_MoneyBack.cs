using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Credentialing.Billing.Migrations
{
    /// <inheritdoc />
    public partial class MoneyBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_amount",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_ledger_entries_invoice_id_kind",
                table: "ledger_entries");

            migrationBuilder.DropIndex(
                name: "ix_ledger_entries_payment_id_kind",
                table: "ledger_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_paid",
                table: "invoices");

            migrationBuilder.CreateSequence(
                name: "credit_note_numbers");

            migrationBuilder.AddColumn<string>(
                name: "processor_payment_id",
                table: "payments",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "unapplied_amount",
                table: "payments",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "document_id",
                table: "ledger_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "credited_amount",
                table: "invoices",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.CreateTable(
                name: "card_receipts",
                columns: table => new
                {
                    event_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    processor_payment_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    session_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_receipts", x => x.event_id);
                });

            migrationBuilder.CreateTable(
                name: "checkout_sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkout_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "credit_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_notes", x => x.id);
                    table.CheckConstraint("ck_credit_notes_amount", "amount_amount > 0");
                });

            migrationBuilder.CreateTable(
                name: "payment_returns",
                columns: table => new
                {
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_returns", x => x.payment_id);
                });

            migrationBuilder.CreateTable(
                name: "refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    requested_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    from_unapplied = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    processor_reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    amount_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunds", x => x.id);
                    table.CheckConstraint("ck_refunds_amount", "amount_amount > 0 AND from_unapplied >= 0 AND from_unapplied <= amount_amount");
                    table.CheckConstraint("ck_refunds_second_person", "state NOT IN ('Approved', 'Completed', 'Failed') OR (decided_by IS NOT NULL AND decided_by <> requested_by)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_payments_client_id",
                table: "payments",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_processor_payment_id",
                table: "payments",
                column: "processor_payment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_received_at_id",
                table: "payments",
                columns: new[] { "received_at", "id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_amount",
                table: "payments",
                sql: "amount_amount > 0 AND unapplied_amount >= 0 AND unapplied_amount <= amount_amount");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_document_id_kind",
                table: "ledger_entries",
                columns: new[] { "document_id", "kind" },
                unique: true,
                filter: "document_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_invoice_id_kind",
                table: "ledger_entries",
                columns: new[] { "invoice_id", "kind" },
                unique: true,
                filter: "payment_id IS NULL AND document_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_payment_id_kind",
                table: "ledger_entries",
                columns: new[] { "payment_id", "kind" },
                unique: true,
                filter: "payment_id IS NOT NULL AND document_id IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_paid",
                table: "invoices",
                sql: "total_amount >= 0 AND paid_amount >= 0 AND credited_amount >= 0 AND paid_amount + credited_amount <= total_amount AND paid_currency = total_currency");

            migrationBuilder.CreateIndex(
                name: "ix_card_receipts_processor_payment_id",
                table: "card_receipts",
                column: "processor_payment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_card_receipts_received_at",
                table: "card_receipts",
                column: "received_at",
                filter: "payment_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_checkout_sessions_invoice_id",
                table: "checkout_sessions",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_credit_notes_invoice_id_issued_at",
                table: "credit_notes",
                columns: new[] { "invoice_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_notes_number",
                table: "credit_notes",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_returns_invoice_id",
                table: "payment_returns",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_created_at_id",
                table: "refunds",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_refunds_decided_at",
                table: "refunds",
                column: "decided_at",
                filter: "state = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_invoice_id_created_at",
                table: "refunds",
                columns: new[] { "invoice_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_refunds_payment_id",
                table: "refunds",
                column: "payment_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "card_receipts");

            migrationBuilder.DropTable(
                name: "checkout_sessions");

            migrationBuilder.DropTable(
                name: "credit_notes");

            migrationBuilder.DropTable(
                name: "payment_returns");

            migrationBuilder.DropTable(
                name: "refunds");

            migrationBuilder.DropIndex(
                name: "ix_payments_client_id",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_payments_processor_payment_id",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_payments_received_at_id",
                table: "payments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_amount",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_ledger_entries_document_id_kind",
                table: "ledger_entries");

            migrationBuilder.DropIndex(
                name: "ix_ledger_entries_invoice_id_kind",
                table: "ledger_entries");

            migrationBuilder.DropIndex(
                name: "ix_ledger_entries_payment_id_kind",
                table: "ledger_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_paid",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "processor_payment_id",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "unapplied_amount",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "document_id",
                table: "ledger_entries");

            migrationBuilder.DropColumn(
                name: "credited_amount",
                table: "invoices");

            migrationBuilder.DropSequence(
                name: "credit_note_numbers");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_amount",
                table: "payments",
                sql: "amount_amount > 0");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_invoice_id_kind",
                table: "ledger_entries",
                columns: new[] { "invoice_id", "kind" },
                unique: true,
                filter: "payment_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_payment_id_kind",
                table: "ledger_entries",
                columns: new[] { "payment_id", "kind" },
                unique: true,
                filter: "payment_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_paid",
                table: "invoices",
                sql: "total_amount >= 0 AND paid_amount >= 0 AND paid_amount <= total_amount AND paid_currency = total_currency");
        }
    }
}
