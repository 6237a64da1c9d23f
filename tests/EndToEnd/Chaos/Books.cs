using Shouldly;

namespace Credentialing.Tests.EndToEnd.Chaos;

/// <summary>How much is between two ends at one moment.</summary>
/// <param name="Unpublished">Events that Clients has committed and not seen confirmed.</param>
/// <param name="OnTheWay">Events that are confirmed, and have had no effect in Billing yet.</param>
/// <param name="Unannounced">Events that Billing has committed and not seen confirmed.</param>
internal sealed record Pulse(long Unpublished, long OnTheWay, long Unannounced)
{
    /// <summary>What the victim was in the middle of.</summary>
    public bool IsWorkUnderWay(Victim victim) => victim.Name switch
    {
        "clients" => Unpublished > 0,
        "billing" => OnTheWay + Unannounced > 0,
        "rabbitmq" => Unpublished + OnTheWay + Unannounced > 0,
        _ => Unpublished + OnTheWay + Unannounced > 0,
    };

    public override string ToString() => $"{Unpublished} unpublished, {OnTheWay} on the way, {Unannounced} unannounced";
}

/// <summary>What the databases say was committed, published and done.</summary>
internal sealed class Books
{
    private const string Waiting = "SELECT count(*) FROM outbox_messages WHERE published_at IS NULL";
    private const string Executed = "clients.v1.agreement-executed", Changed = "clients.v1.client-changed", Opened = "billing.v1.invoice-opened";
    private static readonly string[] Queues = ["billing-when-agreement-executed", "billing-when-client-changed", "clients-when-invoice-paid", "billing-failed", "clients-failed"];

    private readonly Database _clients;
    private readonly Database _billing;
    private readonly Database _identity;

    private Books(Database clients, Database billing, Database identity) => (_clients, _billing, _identity) = (clients, billing, identity);

    public static async Task<Books> OpenAsync(ChaosSystem stack) =>
        new(await stack.DatabaseAsync("clients"), await stack.DatabaseAsync("billing"), await stack.DatabaseAsync("identity"));

    // What is published is counted before what has arrived: the difference is never too large.
    public async Task<Pulse> PulseAsync()
    {
        var unpublished = await _clients.NumberAsync(Waiting);
        var published = await _clients.NumberAsync($"SELECT count(*) FROM outbox_messages WHERE published_at IS NOT NULL AND type IN ('{Executed}', '{Changed}')");
        var unannounced = await _billing.NumberAsync(Waiting);
        var arrived = await _billing.NumberAsync("SELECT count(*) FROM inbox_messages");
        return new Pulse(unpublished, published - arrived, unannounced);
    }

    /// <summary>Waits until nothing is unpublished, on the way or in a queue.</summary>
    public async Task QuietAsync(ChaosSystem stack)
    {
        await Api.UntilAsync(
            async () => $"everything is published and has arrived: {await PulseAsync()}",
            async () => await PulseAsync() is { Unpublished: 0, OnTheWay: 0, Unannounced: 0 } && await _identity.NumberAsync(Waiting) == 0,
            seconds: 120);
        await Api.UntilAsync(
            "the queues are empty",
            async () =>
            {
                foreach (var queue in Queues)
                {
                    if (await stack.WaitingAsync(queue) != 0)
                    {
                        return false;
                    }
                }

                return true;
            },
            seconds: 60);
    }

    /// <summary>Committed = published = effects, each once.</summary>
    /// <param name="signed">The clients that were told that both their agreements are executed.</param>
    /// <param name="heard">The ids that went over the wire.</param>
    /// <param name="tell">Gets the numbers.</param>
    public async Task ShouldAgreeAsync(IReadOnlyCollection<Guid> signed, IReadOnlyList<Guid> heard, Action<string> tell)
    {
        var executed = await PublishedAsync(_clients, Executed);
        var changed = await PublishedAsync(_clients, Changed);
        var opened = await PublishedAsync(_billing, Opened);
        var invoiced = await _billing.IdsAsync("SELECT client_id FROM invoices WHERE reason = 'Onboarding'");
        tell($"published: {changed.Count} ClientChanged, {executed.Count} AgreementExecuted, {opened.Count} InvoiceOpened; "
            + $"on the wire: {heard.Count} messages, {heard.Distinct().Count()} different; invoices: {invoiced.Count}");

        // Committed: for each client that was told so two executed agreements and as many names as it gave itself.
        const int names = Load.Renames + 1;
        Same(await _clients.IdsAsync("SELECT id FROM clients"), signed, "clients");
        Same(await _clients.IdsAsync($"SELECT id FROM clients WHERE version = {names} AND name = replace(id::text, '-', '') || ' {names}'"), signed, "clients with their last name");
        Same(
            await _clients.IdsAsync("SELECT client_id FROM agreements WHERE state = 'Executed' GROUP BY client_id HAVING count(DISTINCT kind) = 2 AND count(*) = 2"),
            signed, "clients with both agreements executed");
        (await _clients.NumberAsync("SELECT count(*) FROM agreements")).ShouldBe(2 * signed.Count);

        // Published: each agreement's execution, each name, each invoice once; nothing else went over the wire.
        Same(
            await _clients.IdsAsync($"SELECT ordering_key FROM outbox_messages WHERE type = '{Executed}'"),
            await _clients.IdsAsync("SELECT id FROM agreements"), "agreements told of");
        Same(
            await _clients.IdsAsync($"SELECT ordering_key FROM outbox_messages WHERE type = '{Changed}' GROUP BY ordering_key HAVING count(*) = {names}"),
            signed, "clients told of with every name");
        changed.Count.ShouldBe(names * signed.Count);
        Same(
            await _billing.IdsAsync($"SELECT ordering_key FROM outbox_messages WHERE type = '{Opened}'"),
            await _billing.IdsAsync("SELECT id FROM invoices"), "invoices told of");
        Same(heard.Distinct(), [.. executed, .. changed, .. opened], "messages on the wire");

        // Effects: each message in the inbox of its consumer, one invoice and what is owed for it, and the last name.
        Same(await _billing.IdsAsync("SELECT message_id FROM inbox_messages WHERE consumer = 'billing-when-agreement-executed'"), executed, "executions handled");
        Same(await _billing.IdsAsync("SELECT message_id FROM inbox_messages WHERE consumer = 'billing-when-client-changed'"), changed, "names handled");
        Same(invoiced, signed, "clients invoiced");
        Same(await _billing.IdsAsync("SELECT client_id FROM ledger_entries"), signed, "entries in the ledger");
        Same(await _billing.IdsAsync($"SELECT client_id FROM known_clients WHERE known_version = {names}"), signed, "clients known by their last name");
        (await _clients.NumberAsync("SELECT count(*) FROM failed_messages") + await _billing.NumberAsync("SELECT count(*) FROM failed_messages")).ShouldBe(0);
        (await _clients.NumberAsync("SELECT count(*) FROM outbox_messages WHERE parked_at IS NOT NULL")).ShouldBe(0);
    }

    // In order, for comparing ten thousand with ten thousand in any order takes minutes.
    private static void Same(IEnumerable<Guid> actual, IEnumerable<Guid> expected, string what)
    {
        var (are, should) = (actual.Order().ToArray(), expected.Order().ToArray());
        are.SequenceEqual(should).ShouldBeTrue(
            $"{what}: {are.Length} in place of {should.Length}; missing {should.Except(are).Count()}, too many {are.Except(should).Count()}, twice {are.Length - are.Distinct().Count()}");
    }

    private static Task<IReadOnlyList<Guid>> PublishedAsync(Database database, string type) =>
        database.IdsAsync($"SELECT id FROM outbox_messages WHERE type = '{type}' AND published_at IS NOT NULL");
}
