using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Identity.Users;

/// <summary>A person's account as the API shows it.</summary>
/// <param name="Id">The account: the <c>sub</c> of its tokens.</param>
/// <param name="Email">Where its mail goes.</param>
/// <param name="Name">What others see it called.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="ClientId">The client that it works for.</param>
/// <param name="ProviderId">The provider that it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DisabledReason">Why it was disabled.</param>
/// <param name="LastSignInAt">When it last signed in.</param>
/// <param name="CreatedAt">When it was invited.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Version">How often it was saved.</param>
internal sealed record UserResponse(
    UserId Id, string Email, string Name, IReadOnlyList<string> Roles, ClientId? ClientId, Guid? ProviderId, UserState State, string? DisabledReason,
    DateTimeOffset? LastSignInAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned;

/// <summary>Shows accounts.</summary>
internal static class UserResponses
{
    public static UserResponse ToResponse(this User user) => new(
        user.Id, user.Email, user.Name, user.Roles, user.ClientId, user.ProviderId, user.State, user.DisabledReason,
        user.LastSignInAt, user.CreatedAt, user.UpdatedAt, user.Version);
}
