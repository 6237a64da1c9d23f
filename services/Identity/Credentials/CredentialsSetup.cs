using Microsoft.AspNetCore.Identity;

namespace Credentialing.Identity.Credentials;

/// <summary>Adds ASP.NET Core Identity: password hashing and rules, lockout, authenticator keys, recovery codes.</summary>
internal static class CredentialsSetup
{
    /// <summary>How many recovery codes there are at first.</summary>
    public const int RecoveryCodes = 10;

    public static void AddCredentials(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentityCore<Login>(options =>
        {
            // NIST SP 800-63B section 3.1.1.2: length counts, rules about kinds of characters do not.
            options.Password.RequiredLength = PasswordRules.AtLeast;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 5;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            options.User.AllowedUserNameCharacters = "";
        }).AddEntityFrameworkStores<IdentityDb>().AddPasswordValidator<PasswordRules>();

        // OWASP's figure for PBKDF2 with HMAC-SHA-512.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);

        // A key that is not unlocked by PIN, finger or face would be one proof only. Where keys come from is nobody's business here.
        var origin = new Uri(builder.Configuration["Identity:Issuer"]!).GetLeftPart(UriPartial.Authority);
        builder.Services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = new Uri(origin).Host;
            options.AuthenticatorTimeout = Passkeys.Patience;
            options.UserVerificationRequirement = options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && string.Equals(asked.Origin, origin, StringComparison.Ordinal));
        });
        builder.Services.AddScoped<IPasskeyHandler<Login>, PasskeyHandler<Login>>();
        builder.Services.AddScoped<Passkeys>();
        builder.Services.AddScoped<MailedLinks>();
        builder.Services.AddScoped<PasswordCheck>();
    }
}
