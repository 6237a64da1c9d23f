using System.Text.Encodings.Web;
using System.Text.Json;
using OpenIddict.Abstractions;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication;

namespace OpenIddict.EntityFrameworkCore;

/// <summary>An application's row: lists are JSON in text columns, absent where they are empty.</summary>
internal static class ApplicationRows
{
    private static readonly JsonSerializerOptions Stored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A stored list.</summary>
    public static string[] List(string? json) => Parse<string[]>(json) ?? [];

    /// <summary>Whether the application has this permission.</summary>
    public static bool Allows(this Application row, string permission) => List(row.Permissions).Contains(permission, StringComparer.Ordinal);

    public static void Read(Application row, OpenIddictApplicationDescriptor descriptor)
    {
        descriptor.ApplicationType = row.ApplicationType;
        descriptor.ClientId = row.ClientId;
        descriptor.ClientSecret = row.ClientSecret;
        descriptor.ClientType = row.ClientType;
        descriptor.ConsentType = row.ConsentType;
        descriptor.DisplayName = row.DisplayName;
        Replace(descriptor.Permissions, List(row.Permissions));
        Replace(descriptor.Requirements, List(row.Requirements));
        Replace(descriptor.RedirectUris, List(row.RedirectUris).Select(uri => new Uri(uri)));
        Replace(descriptor.PostLogoutRedirectUris, List(row.PostLogoutRedirectUris).Select(uri => new Uri(uri)));
        descriptor.Properties.Clear();
        foreach (var (name, value) in Parse<Dictionary<string, JsonElement>>(row.Properties) ?? [])
        {
            descriptor.Properties.Add(name, value);
        }
    }

    public static void Write(Application row, OpenIddictApplicationDescriptor descriptor)
    {
        row.ApplicationType = descriptor.ApplicationType;
        row.ClientId = descriptor.ClientId;
        row.ClientSecret = descriptor.ClientSecret;
        row.ClientType = descriptor.ClientType;
        row.ConsentType = descriptor.ConsentType;
        row.DisplayName = descriptor.DisplayName;
        row.Permissions = Json(descriptor.Permissions);
        row.Requirements = Json(descriptor.Requirements);
        row.RedirectUris = Json(descriptor.RedirectUris.Select(uri => uri.OriginalString));
        row.PostLogoutRedirectUris = Json(descriptor.PostLogoutRedirectUris.Select(uri => uri.OriginalString));
        row.Properties = descriptor.Properties.Count == 0 ? null : JsonSerializer.Serialize(descriptor.Properties, Stored);
    }

    private static void Replace<T>(HashSet<T> set, IEnumerable<T> values)
    {
        set.Clear();
        set.UnionWith(values);
    }

    private static string? Json(IEnumerable<string> values) => values.ToArray() is { Length: > 0 } list ? JsonSerializer.Serialize(list, Stored) : null;

    private static T? Parse<T>(string? json) => string.IsNullOrEmpty(json) ? default : JsonSerializer.Deserialize<T>(json);
}
