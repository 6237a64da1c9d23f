using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Encryption;

public sealed class FieldEncryptionTests(ServersFixture servers) : IAsyncLifetime
{
    // Of a range that is never issued.
    private const string Canary = "987654320";

    private RecordsService _service = null!;

    public async ValueTask InitializeAsync() => _service = await RecordsService.StartAsync(servers, settings: new(StringComparer.Ordinal) { ["Encryption:RefreshEvery"] = "00:00:00.2" });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task What_is_encrypted_reads_back_and_is_found_by_its_value()
    {
        var person = await AddAsync(Canary, new DateOnly(1980, 2, 29));

        var (found, others) = await _service.InScopeAsync(async (db, _) => (
            await db.People.WhereEncrypted(db, p => p.Ssn, Canary).SingleAsync(),
            await db.People.WhereEncrypted(db, p => p.Ssn, "987654321").CountAsync()));

        found.Id.ShouldBe(person.Id);
        found.Ssn.ShouldBe(Canary);
        found.Born.ShouldBe(new DateOnly(1980, 2, 29));
        others.ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_value_is_found_by_the_new_one_only()
    {
        var person = await AddAsync(Canary, null);
        await _service.InScopeAsync(async (db, _) =>
        {
            (await db.People.SingleAsync(p => p.Id == person.Id)).Ssn = "987654322";
            return await db.SaveChangesAsync();
        });

        var counts = await _service.InScopeAsync(async (db, _) => (
            await db.People.WhereEncrypted(db, p => p.Ssn, Canary).CountAsync(),
            await db.People.WhereEncrypted(db, p => p.Ssn, "987654322").CountAsync()));

        counts.ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_dump_of_the_database_and_the_logs_hold_no_personal_data()
    {
        await AddAsync(Canary, new DateOnly(1931, 12, 25));
        await Wait.UntilAsync("sealed", async () => (long)(await _service.AsOwnerAsync("SELECT count(*) FROM audit_links"))! > 0);

        var dump = await DumpAsync();

        dump.ShouldContain("INSERT INTO public.people");
        dump.ShouldNotContain(Canary);
        dump.ShouldNotContain("987-65-4320");
        dump.ShouldNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Canary)));
        dump.ShouldNotContain("1931-12-25");
        _service.Logs.All.ShouldNotContain(line => line.Contains(Canary, StringComparison.Ordinal) || line.Contains("1931-12-25", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_rotation_old_values_read_and_are_encrypted_again_in_the_background()
    {
        var person = await AddAsync(Canary, null);
        var keys = _service.Services.GetRequiredService<DataKeys>();
        var before = await ColumnAsync();

        keys.Rotate();

        // As another copy would that had not heard of it: what it wrote meanwhile is readable at once.
        _service.Services.GetRequiredService<IFieldCipher>().Decrypt("person.ssn", before).ShouldBe(Encoding.UTF8.GetBytes(Canary));
        await Wait.UntilAsync("encrypted again", async () => !KeyOf(await ColumnAsync()).SequenceEqual(KeyOf(before)));
        var read = await _service.InScopeAsync(async (db, _) => await db.People.SingleAsync(p => p.Id == person.Id));
        read.Ssn.ShouldBe(Canary);
        read.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Another_copy_reads_what_this_one_wrote_with_a_key_it_did_not_know()
    {
        await using var other = await RecordsService.StartOnAsync(_service.Owner, servers, settings: new(StringComparer.Ordinal) { ["Encryption:RefreshEvery"] = "01:00:00" });
        var there = other.Services.GetRequiredService<IFieldCipher>();
        there.Encrypt("x", "known"u8);
        _service.Services.GetRequiredService<DataKeys>().Rotate();

        var value = _service.Services.GetRequiredService<IFieldCipher>().Encrypt("x", "secret"u8);

        there.Decrypt("x", value).ShouldBe("secret"u8.ToArray());
    }

    [Fact]
    public void A_value_of_another_purpose_or_a_changed_one_is_refused()
    {
        var cipher = _service.Services.GetRequiredService<IFieldCipher>();
        var value = cipher.Encrypt("person.ssn", "secret"u8);
        Should.Throw<CryptographicException>(() => cipher.Decrypt("person.dea", value));
        for (var i = 0; i < value.Length; i++)
        {
            var changed = value.ToArray();
            changed[i] ^= 1;
            Should.Throw<CryptographicException>(() => cipher.Decrypt("person.ssn", changed), $"byte {i}");
        }
    }

    [Fact]
    public async Task Without_the_master_key_the_service_does_not_start_and_says_why()
    {
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() =>
            RecordsService.StartOnAsync(_service.Owner, servers, settings: new(StringComparer.Ordinal) { ["Encryption:MasterKey"] = null }));
        refusal.Message.ShouldContain("Encryption__MasterKey");
    }

    [Fact]
    public async Task With_another_master_key_nothing_can_be_read()
    {
        await AddAsync(Canary, null);
        await Should.ThrowAsync<Exception>(async () =>
        {
            await using var other = await RecordsService.StartOnAsync(_service.Owner, servers, settings: new(StringComparer.Ordinal)
            {
                ["Encryption:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            });
            await other.InScopeAsync(async (db, _) => await db.People.ToListAsync());
        });
    }

    private Task<Person> AddAsync(string ssn, DateOnly? born) => _service.InScopeAsync(async (db, _) =>
    {
        var person = new Person(new ClientId(Guid.CreateVersion7()), "Ada Example", ssn, born) { Home = "1 Main Street" };
        db.Add(person);
        await db.SaveChangesAsync();
        return person;
    });

    private async Task<byte[]> ColumnAsync() => (byte[])(await _service.AsOwnerAsync("SELECT ssn FROM people"))!;

    private static byte[] KeyOf(byte[] value) => value[1..17];

    private async Task<string> DumpAsync()
    {
        var owner = new NpgsqlConnectionStringBuilder(_service.Owner);
        using var dump = Process.Start(new ProcessStartInfo("/usr/lib/postgresql/15/bin/pg_dump", ["--inserts", "-h", owner.Host!, "-p", $"{owner.Port}", "-U", owner.Username!, owner.Database!])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
            Environment = { ["PGPASSWORD"] = owner.Password },
        })!;
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        dump.ExitCode.ShouldBe(0);
        return text;
    }
}
