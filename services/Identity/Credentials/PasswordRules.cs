using Microsoft.AspNetCore.Identity;

namespace Credentialing.Identity.Credentials;

/// <summary>What a password must not be, beside too short: what everybody tries first (NIST SP 800-63B section 3.1.1.2).</summary>
internal sealed class PasswordRules : IPasswordValidator<Login>
{
    public const int AtLeast = 12;

    // Longer ones only cost time to hash.
    public const int AtMost = 200;

    // The parts that people make a long password of when they are made to.
    private static readonly string[] Common =
        ["password", "passwort", "letmein", "welcome", "qwerty", "azerty", "asdfgh", "abcdef", "123456", "654321", "iloveyou", "administrator", "credentialing", "changeme", "sunshine"];

    public Task<IdentityResult> ValidateAsync(UserManager<Login> manager, Login user, string? password) =>
        Task.FromResult(Check(user, password ?? "") is { } error ? IdentityResult.Failed(new IdentityError { Code = "password", Description = error }) : IdentityResult.Success);

    private static string? Check(Login user, string password)
    {
        if (password.Length > AtMost)
        {
            return $"It must have at most {AtMost} characters.";
        }

        var rest = password.ToLowerInvariant();
        foreach (var part in Common.Append((user.Email ?? "").Split('@')[0].ToLowerInvariant()).Where(part => part.Length >= 4))
        {
            rest = rest.Replace(part, "", StringComparison.Ordinal);
        }

        // What remains must still be something to guess.
        return rest.Length < 6 || rest.Distinct().Count() < 5 ? "It is too easy to guess: do not build it from common words, rows of keys or your address." : null;
    }
}
