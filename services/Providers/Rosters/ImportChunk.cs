using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Rosters;

/// <summary>
/// Imports one chunk of a roster in the current transaction: its providers, their files and events, its errors, the
/// roster's progress, and that the chunk is gone, all or nothing.
/// </summary>
internal sealed class ImportChunk(
    ProvidersDb db, IFieldCipher cipher, IValidator<CreateProviderRequest> validator, Caller caller, AuditContext audit, TimeProvider clock)
{
    public async Task RunAsync(RosterChunk chunk, CancellationToken cancellationToken)
    {
        var begunAt = clock.GetUtcNow();
        var roster = await db.Rosters.AsNoTracking().SingleAsync(r => r.Id == chunk.RosterId, cancellationToken);
        caller.ContinueFor(roster.UploadedBy);
        (db.Actor, audit.Action) = (caller.Id, $"roster {roster.Id.Value}");

        // Whoever begins the client's verification either sees these providers or is seen here.
        await db.ShareTurnAsync(roster.ClientId.Value, cancellationToken);
        var (profiles, refused, errors) = await JudgeAsync(roster, chunk.Open(cipher), cancellationToken);
        await SetUpAsync(roster, profiles, cancellationToken);
        db.AddRange(errors);
        await db.SaveNewAsync(cancellationToken);
        await ProgressAsync(chunk, profiles.Count, refused, errors.Count, begunAt, cancellationToken);
    }

    private async Task<(List<ProviderProfile> Profiles, int Refused, List<RosterError> Errors)> JudgeAsync(
        Roster roster, IReadOnlyList<RosterRow> rows, CancellationToken cancellationToken)
    {
        var npiColumn = RosterColumns.NpiOf(roster.Format);
        var taken = await ProviderChecks.TakenAsync(db, roster.ClientId, [.. rows.Select(row => row[npiColumn]).OfType<string>()], cancellationToken);
        var (profiles, refused, errors) = (new List<ProviderProfile>(rows.Count), 0, new List<RosterError>());
        foreach (var row in rows)
        {
            var (profile, wrong) = RowCheck.Of(roster.Format, roster.ClientId, row, validator);
            if (row[npiColumn] is { } npi && taken.Contains(npi))
            {
                wrong = [.. wrong, new FieldError(npiColumn, ProviderChecks.NpiTaken.Code, ProviderChecks.NpiTaken.Detail!)];
            }

            if (wrong.Count == 0)
            {
                profiles.Add(profile!);
                continue;
            }

            refused++;
            errors.AddRange(wrong.Select((error, place) => RosterError.Of(roster, row.Row, place, error)));
        }

        return (profiles, refused, errors);
    }

    private async Task SetUpAsync(Roster roster, List<ProviderProfile> profiles, CancellationToken cancellationToken)
    {
        var client = await db.KnownClients.AsNoTracking().SingleAsync(known => known.ClientId == roster.ClientId, cancellationToken);
        var now = clock.GetUtcNow();

        // In one order, so that two rosters with the same people wait for each other at most once.
        Provider[] providers = [.. profiles.OrderBy(profile => profile.Npi, StringComparer.Ordinal)
            .Select(profile => Provider.SetUp(new ProviderId(Guid.CreateVersion7(now)), roster.ClientId, profile, now))];
        db.AddRange(providers);
        await OpenFiles.ForNewProvidersAsync(db, client, providers, now, cancellationToken);
    }

    // Last, for whoever imports another chunk of the roster waits here until this transaction ends.
    private async Task ProgressAsync(RosterChunk chunk, int imported, int refused, int errors, DateTimeOffset begunAt, CancellationToken cancellationToken)
    {
        var roster = (await db.Rosters.FromSql($"SELECT * FROM rosters WHERE id = {chunk.RosterId.Value} FOR UPDATE").ToListAsync(cancellationToken)).Single();
        roster.Progress(imported, refused, errors, begunAt, clock.GetUtcNow());
        await db.Database.ExecuteAsync($"DELETE FROM roster_chunks WHERE roster_id = {chunk.RosterId.Value} AND number = {chunk.Number}", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
