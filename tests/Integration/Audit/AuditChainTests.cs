using System.Net.Http.Json;
using System.Text.Json;
using Credentialing.AuditVerifier;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Audit;

/// <summary>Tampers with the trail as somebody could who owns the database, and asks whether it shows.</summary>
public sealed class AuditChainTests(ServersFixture servers) : IAsyncLifetime
{
    private const int Entries = 6;

    private RecordsService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await RecordsService.StartAsync(servers);
        for (var i = 0; i < Entries; i++)
        {
            await _service.InScopeAsync(async (db, _) =>
            {
                db.Add(new Person(new ClientId(Guid.CreateVersion7()), "Ada Éxample \"quoted\" <b>", null, null));
                return await db.SaveChangesAsync();
            });
        }

        await Wait.UntilAsync("all sealed", async () => (long)(await _service.AsOwnerAsync("SELECT count(*) FROM audit_links"))! == Entries);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task An_untouched_trail_is_whole_for_us_and_for_the_program_that_verifies_an_export()
    {
        var verification = await VerifyAsync();
        verification.GetProperty("ok").GetBoolean().ShouldBeTrue();
        verification.GetProperty("entries").GetInt64().ShouldBe(Entries);
        verification.GetProperty("firstBroken").ValueKind.ShouldBe(JsonValueKind.Null);
        var verdict = ExportedChain.Verify(await ExportAsync());
        verdict.Broken.ShouldBeNull();
        verdict.Entries.ShouldBe(Entries);
        verdict.Head.ShouldBe(verification.GetProperty("head").GetProperty("hash").GetString());
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor_id = 'x' WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 3)", 3, "changedEntry")]
    [InlineData("UPDATE audit_entries SET after = '{\"name\":\"Eve\"}' WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 6)", 6, "changedEntry")]
    [InlineData("UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 1)", 1, "changedEntry")]
    [InlineData("DELETE FROM audit_entries WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 4)", 4, "missingEntry")]
    [InlineData("DELETE FROM audit_links WHERE seq = 2", 2, "missingLink")]
    [InlineData("UPDATE audit_links SET seq = -seq; UPDATE audit_links SET seq = CASE -seq WHEN 2 THEN 3 WHEN 3 THEN 2 ELSE -seq END", 2, "reordered")]
    [InlineData("DELETE FROM audit_entries WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 4); DELETE FROM audit_links WHERE seq = 4; UPDATE audit_links SET seq = seq - 1 WHERE seq > 4", 4, "reordered")]
    public async Task Tampering_is_found_at_the_first_place(string sql, long seq, string reason)
    {
        await _service.AsOwnerAsync(sql);

        var verification = await VerifyAsync();
        var verdict = ExportedChain.Verify(await ExportAsync());

        verification.GetProperty("ok").GetBoolean().ShouldBeFalse();
        verification.GetProperty("firstBroken").GetProperty("seq").GetInt64().ShouldBe(seq);
        verification.GetProperty("firstBroken").GetProperty("reason").GetString().ShouldBe(reason);
        verdict.Broken.ShouldNotBeNull().Seq.ShouldBe(seq);
    }

    [Fact]
    public async Task An_entry_that_was_slipped_past_the_chain_is_found()
    {
        await _service.AsOwnerAsync("""
            INSERT INTO audit_entries (id, at, actor_id, actor_roles, action, object_kind, object_id)
            VALUES ('01900000-0000-7000-8000-000000000001', now(), 'x', '{}', 'x', 'x', 'x')
            """);
        (await VerifyAsync()).GetProperty("firstBroken").GetProperty("reason").GetString().ShouldBe("unsealed");
    }

    [Fact]
    public async Task A_trail_that_was_cut_off_no_longer_holds_the_head_that_was_noted()
    {
        var head = (await VerifyAsync()).GetProperty("head");
        var (seq, hash) = (head.GetProperty("seq").GetInt64(), head.GetProperty("hash").GetString()!);
        (await VerifyAsync($"?seq={seq}&hash={hash}")).GetProperty("ok").GetBoolean().ShouldBeTrue();
        await _service.AsOwnerAsync("DELETE FROM audit_entries WHERE id = (SELECT entry_id FROM audit_links WHERE seq = 6); DELETE FROM audit_links WHERE seq = 6");

        (await VerifyAsync()).GetProperty("ok").GetBoolean().ShouldBeTrue();
        (await VerifyAsync($"?seq={seq}&hash={hash}")).GetProperty("firstBroken").GetProperty("reason").GetString().ShouldBe("truncated");
        ExportedChain.Verify(await ExportAsync(), noted: hash).Broken.ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_copies_seal_one_chain()
    {
        await using var other = await RecordsService.StartOnAsync(_service.Owner, servers);
        var writers = Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            for (var j = 0; j < 15; j++)
            {
                await (i % 2 == 0 ? _service : other).InScopeAsync(async (db, _) =>
                {
                    db.Add(new Person(new ClientId(Guid.CreateVersion7()), "Ada", null, null));
                    return await db.SaveChangesAsync();
                });
            }
        }));
        await Task.WhenAll(writers);

        await Wait.UntilAsync("all sealed", async () => (long)(await _service.AsOwnerAsync("SELECT count(*) FROM audit_links"))! == Entries + 120);
        (await VerifyAsync()).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    private async Task<JsonElement> VerifyAsync(string query = "")
    {
        using var auditor = _service.As(Roles.Auditor);
        return await auditor.GetFromJsonAsync<JsonElement>($"/v1/audit/verification{query}");
    }

    private async Task<IEnumerable<string>> ExportAsync()
    {
        using var auditor = _service.As(Roles.Auditor);
        return (await auditor.GetStringAsync("/v1/audit/export")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
