using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Channels;

namespace Credentialing.Tests.EndToEnd.Chaos;

/// <summary>
/// Clients that come in, in groups, sign both their agreements and change their names again and again.
/// Each request is repeated under its own key or version until it is answered: what a careful partner's program does while
/// we break.
/// </summary>
internal sealed class Load(ChaosSystem stack)
{
    /// <summary>How often each client changes its name, which is an event each time.</summary>
    public const int Renames = 36;

    /// <summary>How many clients are in a group.</summary>
    public const int Together = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Channel<int> _groups = Channel.CreateUnbounded<int>();
    private readonly ConcurrentBag<Guid> _clients = [];
    private int _inFlight;
    private int _requests;
    private int _repeated;
    private int _named;
    private int _renamed;
    private int _open;

    /// <summary>Those that were told that both agreements are executed, and that their last name is in force.</summary>
    public IReadOnlyCollection<Guid> Clients => _clients;

    /// <summary>Requests that have been sent and not been answered.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Requests, however often each was sent.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How often a request was sent again because nobody, or an error, answered.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>How many changes of names were answered.</summary>
    public int Renamed => Volatile.Read(ref _renamed);

    /// <summary>Whether all groups so far have done what they came for.</summary>
    public bool IsIdle => Volatile.Read(ref _open) == 0;

    /// <summary>So many groups more.</summary>
    public void Add(int groups)
    {
        Interlocked.Add(ref _open, groups);
        for (var group = 0; group < groups; group++)
        {
            _groups.Writer.TryWrite(group);
        }
    }

    /// <summary>There will be no more.</summary>
    public void Enough() => _groups.Writer.Complete();

    public async Task RunAsync(int workers)
    {
        using var gateway = stack.Gateway();
        using var service = stack.Service("clients");
        gateway.Timeout = service.Timeout = TimeSpan.FromSeconds(20);
        var us = await TokenAsync(gateway, stack.Administrator.ClientId, stack.Administrator.ClientSecret);
        var working = Enumerable.Range(0, workers).Select(async _ =>
        {
            await foreach (var group in _groups.Reader.ReadAllAsync())
            {
                await ServeAsync(gateway, service, us);
                Interlocked.Decrement(ref _open);
            }
        });

        // The first that gives up ends all: waiting for every one would wait forever for those that nobody brings work any more.
        await foreach (var worker in Task.WhenEach(working))
        {
            await worker;
        }
    }

    /// <summary>A group from its first request to its last name.</summary>
    private async Task ServeAsync(HttpClient gateway, HttpClient service, AuthenticationHeaderValue us)
    {
        var clients = new List<Guid>();
        for (var number = 0; number < Together; number++)
        {
            clients.Add((await PostAsync(gateway, us, "/v1/clients", Api.Client($"Chaos {Interlocked.Increment(ref _named):D6}"))).Id());
        }

        var account = await PostAsync(gateway, us, "/v1/api-clients", Api.ClientAdmin(clients));
        var they = await TokenAsync(gateway, account.Text("clientId"), account.Text("clientSecret"));
        await Task.WhenAll(clients.Select(async client =>
        {
            foreach (var kind in (string[])["msa", "sow"])
            {
                var agreement = (await PostAsync(gateway, us, $"/v1/clients/{client}/agreements", $$"""{"kind":"{{kind}}"}""")).Id();
                await PostAsync(gateway, us, $"/v1/agreements/{agreement}/send", "{}");
                await Task.WhenAll(
                    PostAsync(gateway, us, $"/v1/agreements/{agreement}/sign", Api.Signature),
                    PostAsync(gateway, they, $"/v1/agreements/{agreement}/sign", Api.Signature));
            }

            await RenameAsync(service, us, client);
            _clients.Add(client);
        }));
    }

    // At the service's own door: ten thousand events should not take ten thousand turns of the gateway.
    private async Task RenameAsync(HttpClient service, AuthenticationHeaderValue us, Guid client)
    {
        var path = $"/v1/clients/{client}";
        for (var version = 1; version <= Renames; version++)
        {
            var name = NameOf(client, version + 1);
            await UntilAnsweredAsync($"PATCH {path}", async () =>
            {
                using var request = Api.Request("PATCH", path, $$"""{"name":"{{name}}"}""", ifMatch: $"\"{version}\"");
                request.Headers.Authorization = us;
                using var response = await service.SendAsync(request);

                // Refused as stale, it was committed when we last asked and nobody lived to tell us; the books show which.
                return response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.PreconditionFailed ? true : throw await RefusedAsync(response);
            });
            Interlocked.Increment(ref _renamed);
        }
    }

    /// <summary>What a client is called in its version.</summary>
    public static string NameOf(Guid client, int version) => $"{client:N} {version}";

    private async Task<JsonElement> PostAsync(HttpClient gateway, AuthenticationHeaderValue token, string path, string body)
    {
        var key = Guid.CreateVersion7().ToString();
        return await UntilAnsweredAsync($"POST {path}", async () =>
        {
            using var request = Api.Request("POST", path, body, key);
            request.Headers.Authorization = token;
            using var response = await gateway.SendAsync(request);
            return response.IsSuccessStatusCode ? await response.BodyAsync() : throw await RefusedAsync(response);
        });
    }

    private Task<AuthenticationHeaderValue> TokenAsync(HttpClient gateway, string clientId, string clientSecret) =>
        UntilAnsweredAsync("POST /connect/token", async () =>
        {
            using var form = Api.TokenRequest(clientId, clientSecret);
            using var response = await gateway.PostAsync("/connect/token", form);
            return response.IsSuccessStatusCode ? Api.Bearer(await response.BodyAsync()) : throw await RefusedAsync(response);
        });

    private async Task<T> UntilAnsweredAsync<T>(string what, Func<Task<T>> send)
    {
        Interlocked.Increment(ref _requests);
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Interlocked.Increment(ref _inFlight);
            try
            {
                return await send();
            }
            catch (Exception exception) when (IsPassing(exception) && TimeProvider.System.GetElapsedTime(since) < Patience)
            {
                Interlocked.Increment(ref _repeated);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{what}: {exception.Message}", exception);
            }
            finally
            {
                Interlocked.Decrement(ref _inFlight);
            }

            await Task.Delay(200);
        }
    }

    private static async Task<HttpRequestException> RefusedAsync(HttpResponseMessage response) =>
        new($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}", null, response.StatusCode);

    // Nobody answered, or an answer that says to come again. Any other refusal means that something went wrong here.
    private static bool IsPassing(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
        _ => exception is HttpRequestException or TaskCanceledException or IOException,
    };
}
