using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>Routes that take a file in a form.</summary>
public static class Uploads
{
    /// <summary>How much of a request is not the file: the other fields and the form around them.</summary>
    public const long FormBytes = 256 * 1024;

    /// <summary>413: what is sent is larger than is taken.</summary>
    /// <param name="maxBytes">Bytes of a file at most.</param>
    public static Problem TooLarge(long maxBytes) => new(413, "file-too-large", "The file is too large", $"A file may have at most {maxBytes} bytes.")
    {
        Errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["file"] = [$"may have at most {maxBytes} bytes"] },
    };

    /// <summary>Takes a form with a file of at most so many bytes, read by <see cref="FormReader"/>.</summary>
    /// <typeparam name="TForm">The form, as the contract describes it.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="maxBytes">Bytes of the file at most.</param>
    public static RouteHandlerBuilder TakesForm<TForm>(this RouteHandlerBuilder route, long maxBytes)
        where TForm : notnull =>
        route.Accepts<TForm>("multipart/form-data").WithMetadata(new LargestBody(maxBytes + FormBytes));

    private sealed record LargestBody(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
