using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Credentialing.AppHost;

/// <summary>Tells <c>./run</c>, tests and people where the stack is and how to sign in. Readable by its owner only.</summary>
/// <param name="path">Where to write it; null where nobody asked.</param>
public sealed class RunFile(string? path)
{
    /// <summary>The first administrator's OAuth client id; the secret is generated.</summary>
    public const string AdministratorClientId = "administrator";

    /// <summary>Writes it once the gateway, and so everything behind it, is ready.</summary>
    /// <param name="app">The running application.</param>
    /// <param name="gateway">Where it is.</param>
    /// <param name="sandbox">Where the outside world of this stack is; null where it has none.</param>
    /// <param name="administratorSecret">The first administrator's OAuth secret.</param>
    /// <param name="people">Who may sign in on this local stack.</param>
    public async Task WriteWhenReadyAsync(
        DistributedApplication app, EndpointReference gateway, EndpointReference? sandbox, ParameterResource administratorSecret,
        IReadOnlyList<LocalPerson> people)
    {
        if (path is null)
        {
            return;
        }

        await app.ResourceNotifications.WaitForResourceHealthyAsync("gateway");
        if (sandbox is not null)
        {
            await app.ResourceNotifications.WaitForResourceHealthyAsync("sandbox");
        }

        var toSignInAs = new List<object>();
        foreach (var person in people)
        {
            toSignInAs.Add(new
            {
                email = person.Email,
                password = await person.Password.Resource.GetValueAsync(CancellationToken.None),
                roles = new[] { person.Role },
                totpSecret = await person.TotpSecret.Resource.GetValueAsync(CancellationToken.None),
            });
        }

        var content = new
        {
            gateway = gateway.Url,
            administrator = new
            {
                clientId = AdministratorClientId,
                clientSecret = await administratorSecret.GetValueAsync(CancellationToken.None),
            },
            sandbox = sandbox?.Url,
            people = toSignInAs,
        };

        // Renamed into place: whoever sees the file sees all of it.
        File.Delete(path + ".new");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var stream = new FileStream(path + ".new", options))
        {
            await JsonSerializer.SerializeAsync(stream, content);
        }

        File.Move(path + ".new", path, overwrite: true);
    }
}
