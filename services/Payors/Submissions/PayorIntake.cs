using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Credentialing.Payors.Packets;

namespace Credentialing.Payors.Submissions;

/// <summary>What came of handing a packet to a payor's intake.</summary>
internal abstract record IntakeAnswer
{
    /// <summary>The payor has it, or had it already.</summary>
    public sealed record Taken(string Receipt) : IntakeAnswer;

    /// <summary>The payor does not take it: a person's turn.</summary>
    public sealed record Refused(string Why) : IntakeAnswer;

    /// <summary>Nobody knows: the same again, later.</summary>
    public sealed record NotAnswered(string Why) : IntakeAnswer;
}

/// <summary>
/// The payors' intake: <c>POST {address}/{payorCode}/applications</c>. The same key is taken once, so a packet may be
/// handed over again until a receipt has come back.
/// </summary>
internal sealed class PayorIntake(HttpClient http, IConfiguration configuration)
{
    private const int LongestReceipt = 200;

    /// <summary>Hands a packet over.</summary>
    /// <param name="payorCode">Whom to.</param>
    /// <param name="submission">Under which key, and which hash it has.</param>
    /// <param name="packet">The bytes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IntakeAnswer> HandOverAsync(string payorCode, Submission submission, byte[] packet, CancellationToken cancellationToken)
    {
        if (configuration["PayorIntake:Address"] is not { Length: > 0 } address)
        {
            return new IntakeAnswer.NotAnswered("no intake is configured.");
        }

        using var content = new ByteArrayContent(packet) { Headers = { ContentType = new MediaTypeHeaderValue(GetPacket.ContentType) } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address.TrimEnd('/')}/{payorCode}/applications") { Content = content };
        request.Headers.Add("Idempotency-Key", submission.IdempotencyKey);
        request.Headers.Add("Digest", GetPacket.DigestOf(submission.Sha256));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", configuration["PayorIntake:Key"]);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return await ReadAsync(response, submission.Sha256, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or IOException ||
            (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new IntakeAnswer.NotAnswered(failure is OperationCanceledException ? "it took too long." : "the connection failed, or the answer cannot be read.");
        }
    }

    private static async Task<IntakeAnswer> ReadAsync(HttpResponseMessage response, string sha256, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created)
        {
            var receipt = await response.Content.ReadFromJsonAsync<IntakeReceipt>(JsonSerializerOptions.Web, cancellationToken);
            return receipt switch
            {
                { Receipt: { Length: > 0 and <= LongestReceipt } taken } when string.Equals(receipt.Sha256, sha256, StringComparison.OrdinalIgnoreCase) =>
                    new IntakeAnswer.Taken(taken),
                { Receipt: { Length: > 0 and <= LongestReceipt } } => new IntakeAnswer.Refused("what it says it received is not what was sent."),
                _ => new IntakeAnswer.Refused("its answer has no receipt."),
            };
        }

        // Of the refusals these three only say: not now.
        return status is >= 400 and < 500 &&
            response.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425)
            ? new IntakeAnswer.Refused($"it answered {status}.")
            : new IntakeAnswer.NotAnswered($"it answered {status}.");
    }

    private sealed record IntakeReceipt(string? Receipt, string? Sha256);
}

/// <summary>Adds the intake to the service.</summary>
internal static class IntakeSetup
{
    // A packet is large and some payors are slow; after this it counts as not answered.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static void AddPayorIntake(this IServiceCollection services) => services
        .AddHttpClient<PayorIntake>((provider, http) =>
            http.Timeout = provider.GetRequiredService<IConfiguration>().GetValue("PayorIntake:Timeout", s_patience))

        // Its own log lines say no more than the trace does.
        .RemoveAllLoggers()

        // A redirect would take the key and the packet to somewhere that nobody configured.
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
}
