using Credentialing.Tests.Integration.Hosting;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Payors;

[Collection(SharedPayors.Name)]
public sealed class CatchingUpTests(PayorsHost host)
{
    [Fact]
    public async Task What_nobody_told_of_is_seen_when_the_next_day_begins()
    {
        var wants = await host.PayorAsync(requirements: """[{"code":"w9","text":"Form W-9","documentKind":"w9"}]""");
        var payor = await host.PayorAsync();
        var client = await host.ClientAsync();
        var (lapsing, provider) = (host.Provider(client, expiresOn: host.Today.ToString("O")), host.Provider(client));
        await host.ReportAsync(client);
        var (_, unpaid) = await host.SelectAsync(client, lapsing, payor);
        PayorsHost.BlockersOf(await host.ReadAsync(unpaid)).ShouldBeEmpty();
        var waiting = await host.ApplicationAsync(client, provider, wants, "preparing");
        await host.HasBlockersAsync(waiting, "requirement-unmet");
        host.Others.Put(client, "provider", provider, "w9", [1]);

        await host.AdvanceAsync(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(5));

        await host.HasBlockersAsync(unpaid, "license-expired");
        await host.ComesToAsync(waiting, "submitted");
    }

    [Fact]
    public async Task A_packet_whose_turn_was_lost_is_handed_over_all_the_same_and_once()
    {
        var payor = await host.PayorAsync();
        var isDown = true;
        host.Intake.Behaves(payor, _ => Volatile.Read(ref isDown) ? Behaviour.IsDown : Behaviour.Well);
        var (client, provider) = await host.ReportedAsync();
        var id = await host.ApplicationAsync(client, provider, payor, "ready");
        await Records.Wait.UntilAsync("it was tried four times and is told", async () => PayorsHost.BlockersOf(await host.ReadAsync(id)).Contains("intake-unreachable"));

        // As if the database had been put back to before the next try was written.
        await using var owner = new NpgsqlConnection(host.Database);
        await owner.OpenAsync();
        await using var lose = new NpgsqlCommand("DELETE FROM outbox_messages WHERE type = 'payors.v1.submission-due' AND published_at IS NULL", owner);
        (await lose.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
        Volatile.Write(ref isDown, false);
        await host.AdvanceAsync(TimeSpan.FromMinutes(30));

        await host.ComesToAsync(id, "submitted");
        host.Intake.ReceivedBy(payor).Length.ShouldBe(1);
        PayorsHost.BlockersOf(await host.ReadAsync(id)).ShouldBeEmpty();
    }
}
