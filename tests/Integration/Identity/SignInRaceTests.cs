using System.Net;
using Credentialing.Tests.Integration.Records;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>What happens while somebody is signing in. The test holds what a sign-in holds, so nothing depends on who is faster.</summary>
[Collection(SharedIdentity.Name)]
public sealed class SignInRaceTests(IdentityHost host)
{
    [Fact]
    public async Task A_new_password_ends_also_the_session_of_who_signs_in_at_that_moment()
    {
        using var thief = new Browser(host);
        await thief.SignInAsync(People.Evicted);
        using var browser = new Browser(host);
        using var asked = await browser.SubmitAsync("/account/forgot", "/account/forgot", ("email", People.Evicted.Email));
        var link = host.LinkIn(await host.MailAsync("password-reset-requested", People.Evicted.Email));
        await using var signingIn = await HoldAsync("SELECT 1 FROM logins WHERE normalized_user_name = $1 FOR UPDATE", People.Evicted.Email.ToUpperInvariant());

        var reset = browser.SubmitAsync(link, "/account/reset", ("password", "yet another four words"), ("again", "yet another four words"));
        await SomebodyWaitsAsync("transactionid", "tuple");
        await signingIn.RunAsync(
            """
            INSERT INTO sessions (id, user_id, started_at, last_seen_at, ends_at, methods, authorizations)
            SELECT gen_random_uuid(), id, now(), now(), now() + interval '8 hours', '{pwd}', '{}' FROM users WHERE email = $1
            """,
            People.Evicted.Email);
        await signingIn.CommitAsync();

        using var answer = await reset;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var reasons = await host.ReadAsync(
            "SELECT coalesce(end_reason, 'alive') FROM sessions JOIN users ON users.id = user_id WHERE email = $1", People.Evicted.Email);
        reasons.ShouldBe(["passwordChanged", "passwordChanged"]);
    }

    [Fact]
    public async Task Guesses_at_a_name_that_nobody_has_wait_for_each_other_as_well()
    {
        await using var another = await HoldAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", "sign-in NOBODY@PEOPLE.EXAMPLE");
        using var browser = new Browser(host);

        var guess = browser.PasswordAsync("nobody@people.example", "a wrong password");
        await SomebodyWaitsAsync("advisory");
        await another.CommitAsync();

        using var answer = await guess;
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<Held> HoldAsync(string sql, string parameter)
    {
        var connection = new NpgsqlConnection(host.Database);
        await connection.OpenAsync();
        var held = new Held(connection, await connection.BeginTransactionAsync());
        await held.RunAsync(sql, parameter);
        return held;
    }

    private Task SomebodyWaitsAsync(params string[] locks) => Wait.UntilAsync(
        "somebody waits for what is held",
        async () => (await host.ReadAsync(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = ANY (string_to_array($1, ' '))",
            string.Join(' ', locks))).Count > 0,
        20);

    private sealed record Held(NpgsqlConnection Connection, NpgsqlTransaction Transaction) : IAsyncDisposable
    {
        public async Task RunAsync(string sql, string parameter)
        {
            await using var command = new NpgsqlCommand(sql, Connection, Transaction) { Parameters = { new() { Value = parameter } } };
            await command.ExecuteNonQueryAsync();
        }

        public Task CommitAsync() => Transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
