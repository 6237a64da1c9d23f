using System.Security.Cryptography;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using FluentValidation;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.Identity.ApiClients;

internal sealed record RegisterApiClientRequest(
    string Name, IReadOnlyList<string> Roles, IReadOnlyList<ClientId>? ClientIds = null, IReadOnlyList<string>? Scopes = null);

internal sealed class RegisterApiClientValidator : AbstractValidator<RegisterApiClientRequest>
{
    public RegisterApiClientValidator()
    {
        RuleFor(request => request.Name).IsText(200);
        RuleFor(request => request.Roles)
            .NotEmpty().WithMessage("must name at least one role")
            .Must(roles => roles.All(role => role is not null && Roles.All.Contains(role)))
            .WithMessage($"must each be one of {string.Join(", ", Roles.All.Order(StringComparer.Ordinal))}");
        RuleFor(request => request.Scopes)
            .Must(scopes => scopes is null || (scopes.Count > 0 && scopes.All(scope => scope is not null && Scopes.All.Contains(scope))))
            .WithMessage($"must each be {Scopes.Api} or the name of a permission; leave scopes out to grant all that the roles allow");
    }
}

/// <summary>Registers a service account. Its secret is in this answer and nowhere else.</summary>
internal static class RegisterApiClient
{
    public static async Task<Creation<ApiClientResponse>> Handle(
        RegisterApiClientRequest request, Caller caller, ApiClientStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        string[] roles = [.. request.Roles.Distinct(StringComparer.Ordinal)];
        ClientId[] clientIds = [.. (request.ClientIds ?? []).Distinct()];
        string[] scopes = [.. (request.Scopes ?? [Scopes.Api]).Distinct(StringComparer.Ordinal)];
        if (ApiClientRules.Check(roles, clientIds) is { } refusal)
        {
            return refusal;
        }

        if (ApiClientRules.Exceeds(caller, roles, scopes) is { } exceeds)
        {
            return exceeds;
        }

        var now = clock.GetUtcNow();
        var secret = ApiClientStore.NewSecret();
        var application = await store.AddAsync(
            request.Name.Trim(), new ApiClient(roles, clientIds, scopes, now, now, Version: 1),
            "api-" + Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)), secret, cancellationToken);
        var response = ApiClientResponse.Of(application) with { ClientSecret = secret };
        return Creation<ApiClientResponse>.At($"/v1/api-clients/{response.Id}", response);
    }
}
