using System.Collections.Frozen;
using System.Security.Claims;

namespace Credentialing.ServiceDefaults.Security;

/// <summary>Sessions and service accounts whose access ended before their tokens did, as Identity told last.</summary>
/// <param name="Version">Changes whenever the list does.</param>
/// <param name="Holders">
/// Sessions (a token's <c>sid</c>), accounts (<c>sub</c>), emergency accesses (<c>emergency</c>), keys (<c>kid</c>), authorizations
/// (<c>oi_au_id</c>) and single tokens (<c>oi_tkn_id</c>).
/// </param>
public sealed record EndedHolders(string Version, IReadOnlyCollection<string> Holders);

/// <summary>
/// What this process refuses although the signature is good and the time is not over: whoever was signed out, shut out or
/// given other roles loses access within a second, not when the token ends. Asking costs a look into a set.
/// </summary>
public sealed class EndedAccess
{
    /// <summary>The path at Identity, which the front door does not let in.</summary>
    public const string Path = "/internal/ended-access";

    private static readonly string[] s_claims = ["sid", "sub", "emergency", "oi_au_id", "oi_tkn_id"];

    private readonly Lock _lock = new();
    private volatile FrozenSet<string> _holders = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The list as it was told last.</summary>
    public EndedHolders Current { get; private set; } = new("", []);

    /// <summary>
    /// Whether the token is of a session, an account, an emergency access or an authorization that has ended, was given back, or is
    /// signed with a key that was retired.
    /// </summary>
    /// <param name="user">The validated principal.</param>
    /// <param name="key">The id of the key that signed it.</param>
    public bool Covers(ClaimsPrincipal user, string? key) =>
        _holders.Count > 0 && (Has(key) || s_claims.Any(claim => Has(user.FindFirstValue(claim))));

    /// <summary>Takes over what Identity says.</summary>
    /// <param name="ended">The list.</param>
    public void Replace(EndedHolders ended)
    {
        lock (_lock)
        {
            if (string.Equals(ended.Version, Current.Version, StringComparison.Ordinal))
            {
                return;
            }

            _holders = ended.Holders.ToFrozenSet(StringComparer.Ordinal);
            Current = ended;
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The list, once it is another than this version or the time is over.</summary>
    /// <param name="version">What the asker has.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EndedHolders> AfterAsync(string? version, TimeSpan patience, CancellationToken cancellationToken)
    {
        Task changed;
        lock (_lock)
        {
            changed = string.Equals(version, Current.Version, StringComparison.Ordinal) ? _changed.Task : Task.CompletedTask;
        }

        await Task.WhenAny(changed, Task.Delay(patience, cancellationToken));
        return Current;
    }

    private bool Has(string? holder) => holder is not null && _holders.Contains(holder);
}
