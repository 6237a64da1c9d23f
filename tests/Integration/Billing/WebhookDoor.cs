using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Credentialing.Tests.Integration.Billing;

/// <summary>The gateway's part in a webhook: an address that the processor can reach, behind which the service answers.</summary>
internal sealed class WebhookDoor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private HttpClient? _service;

    public WebhookDoor()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/webhooks/card", ForwardAsync);
        _app.Start();
    }

    public string Address => _app.Urls.Single();

    public void OpenTo(HttpClient service) => _service = service;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _service?.Dispose();
    }

    private async Task<IResult> ForwardAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        using var forwarded = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/card", UriKind.Relative)) { Content = new ByteArrayContent(body.ToArray()) };
        forwarded.Headers.TryAddWithoutValidation("Card-Signature", request.Headers["Card-Signature"].ToString());
        using var answer = await _service!.SendAsync(forwarded);
        return Results.StatusCode((int)answer.StatusCode);
    }
}
