using Credentialing.Documents.Contracts.V1;
using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Payors.Discovery;
using Credentialing.Payors.Facts;
using Credentialing.Payors.Packets;
using Credentialing.Providers.Contracts.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Selections;

internal sealed record SelectedItem(string PayorId, IReadOnlyList<Guid>? ProviderIds = null, bool? Group = null);

internal sealed record SelectPayorsRequest(IReadOnlyList<SelectedItem> Items);

internal sealed class SelectPayorsValidator : AbstractValidator<SelectPayorsRequest>
{
    private const int MostItems = 200, MostApplications = 1000;

    public SelectPayorsValidator()
    {
        RuleFor(request => request.Items).Must(items => items.Count is >= 1 and <= MostItems).WithMessage($"must have 1 to {MostItems} items")
            .Must(items => items.Sum(item => item.ProviderIds?.Count ?? 1) <= MostApplications).WithMessage($"must not be more than {MostApplications} applications");
        RuleForEach(request => request.Items).ChildRules(item =>
        {
            item.RuleFor(i => i.PayorId).IsText(100);
            item.RuleFor(i => i.ProviderIds).Must((i, providers) => (providers is { Count: > 0 }) != (i.Group is true))
                .WithMessage("must name providers, unless group is true");
        });
    }
}

/// <summary>
/// Selects payors: an application for each payor and provider, or for each payor and practice where a group applies. What
/// stands in an application's way is its blockers and refuses nothing; an excluded provider is refused.
/// </summary>
internal static class SelectPayors
{
    public static async Task<Creation<SelectionResponse>> Handle(
        Guid clientId, SelectPayorsRequest request, Caller caller, PayorsDb db, ProviderDirectory.ProviderDirectoryClient directory,
        DocumentStore.DocumentStoreClient store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = new ClientId(clientId);
        if (await db.FindKnownClientAsync(client, cancellationToken) is not { } known)
        {
            return Problem.NotFound("client");
        }

        if (ClientRules.RefusesPayorWork(known) is { } notForIt)
        {
            return notForIt;
        }

        // One selection of a client at a time: what is open is looked up, then added to.
        await db.TakeTurnAsync(clientId, cancellationToken);
        if (!await db.DiscoveryReports.AnyAsync(report => report.ClientId == client && report.State == DiscoveryReportState.Published, cancellationToken))
        {
            return new Refusal("discovery-report-not-published", "Payors are selected from a published discovery report, and there is none.");
        }

        var act = caller.Does(clock);
        var choice = new Choosing(db, directory, client);
        if (await choice.ReadAsync(request.Items, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var documents = await store.DocumentsIfAnsweredAsync(client, choice.Pairs, cancellationToken);
        var id = new SelectionId(Guid.CreateVersion7(act.At));
        var applications = choice.Pairs.Select(pair => Application.Begin(
            new ApplicationId(Guid.CreateVersion7(act.At)), id, client, pair.Payor, pair.Applicant,
            Completeness.Of(pair.Payor, pair.Applicant, client, documents, act.Today), act)).ToArray();
        var selection = Selection.Make(id, client, [.. applications.Select(ToSelected)], act.At);
        db.Add(selection);
        db.AddRange(applications);
        if (documents is null)
        {
            foreach (var application in applications)
            {
                db.Schedule(new ApplicationCheckDue(application.Id.Value, clientId), act.At);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return Creation<SelectionResponse>.At($"/v1/payor-selections/{id.Value}", selection.ToResponse());
    }

    private static SelectedApplication ToSelected(Application application) => new(
        application.Id.Value, application.PayorId.Value, application.PayorName, Words.Of(application.Kind), application.ProviderId, application.PracticeId);
}
