using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Credentialing.AppHost;

/// <summary>
/// The people that a stack on one's own machine has from the start: one for each kind of work, and two where one must not
/// do it alone. All are made up; their passwords and authenticators are made here and kept with the other secrets.
/// </summary>
/// <param name="Email">What the person signs in with; no mail ever gets there.</param>
/// <param name="Name">What others see.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Password">The password.</param>
/// <param name="TotpSecret">The authenticator's key in base 32.</param>
public sealed record LocalPerson(
    string Email, string Name, string Role, IResourceBuilder<ParameterResource> Password, IResourceBuilder<ParameterResource> TotpSecret);

/// <summary>Makes them.</summary>
public static class LocalPeople
{
    private static readonly (string Name, string Role)[] s_everybody =
    [
        ("administrator", "administrator"), ("manager", "manager"), ("representative", "representative"), ("specialist", "specialist"),
        ("enrollment", "enrollmentSpecialist"), ("medical-director", "medicalDirector"), ("committee", "committeeMember"), ("committee-2", "committeeMember"),
        ("billing", "billing"), ("billing-2", "billing"), ("auditor", "auditor"),
    ];

    /// <summary>Everybody, with secrets that are made once and found again.</summary>
    /// <param name="builder">The application.</param>
    public static IReadOnlyList<LocalPerson> AddLocalPeople(this IDistributedApplicationBuilder builder) =>
    [
        .. s_everybody.Select(person => new LocalPerson(
            $"{person.Name}@people.example", $"Example {person.Name}", person.Role,
            builder.AddParameter($"{person.Name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true),

            // Capital letters alone are base 32 too.
            builder.AddParameter($"{person.Name}-totp", new GenerateParameterDefault { MinLength = 32, Lower = false, Numeric = false, Special = false }, secret: true, persist: true))),
    ];

    /// <summary>Has Identity make them.</summary>
    /// <param name="identity">Identity.</param>
    /// <param name="people">Who.</param>
    public static IResourceBuilder<ProjectResource> WithPeople(this IResourceBuilder<ProjectResource> identity, IReadOnlyList<LocalPerson> people)
    {
        foreach (var (person, n) in people.Select((person, n) => (person, n)))
        {
            identity.WithEnvironment($"Bootstrap__People__{n}__Email", person.Email)
                .WithEnvironment($"Bootstrap__People__{n}__Name", person.Name)
                .WithEnvironment($"Bootstrap__People__{n}__Role", person.Role)
                .WithEnvironment($"Bootstrap__People__{n}__Password", person.Password)
                .WithEnvironment($"Bootstrap__People__{n}__TotpSecret", person.TotpSecret);
        }

        return identity;
    }
}
