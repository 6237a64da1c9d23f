using Credentialing.Notifications.Happenings;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.Inbox;

internal static class ListInbox
{
    private static readonly Sorts<Happening, Guid> s_sorts =
        new Sorts<Happening, Guid>(happening => happening.Id, byDefault: "-createdAt").By("createdAt", happening => happening.CreatedAt);

    public static async Task<Outcome<Page<InboxEntryResponse>>> Handle(
        PageRequest page, Guid? clientId, bool? unread, string? type, Caller caller, NotificationsDb db, CancellationToken cancellationToken)
    {
        var entries = db.InboxOf(caller);
        if (clientId is { } client)
        {
            entries = entries.Where(entry => entry.ClientId == new ClientId(client));
        }

        if (type is not null)
        {
            entries = entries.Where(entry => entry.Type == type);
        }

        if (unread is { } isUnread)
        {
            entries = entries.Where(entry => db.InboxReads.Any(read => read.HappeningId == entry.Id && read.AccountId == caller.Id) != isUnread);
        }

        var found = await entries.ToPageAsync(page, s_sorts, entry => entry, cancellationToken);
        return new Page<InboxEntryResponse>(await db.EntriesAsync(found.Items, caller, cancellationToken), found.NextCursor);
    }

    public static async Task<Outcome<InboxEntryResponse>> One(Guid id, Caller caller, NotificationsDb db, CancellationToken cancellationToken)
    {
        var entry = await db.InboxOf(caller).SingleOrDefaultAsync(happening => happening.Id == id, cancellationToken);
        return entry is null ? Problem.NotFound("inbox entry") : (await db.EntriesAsync([entry], caller, cancellationToken))[0];
    }

    private static async Task<IReadOnlyList<InboxEntryResponse>> EntriesAsync(
        this NotificationsDb db, IReadOnlyList<Happening> happenings, Caller caller, CancellationToken cancellationToken)
    {
        var (ids, clients) = (happenings.Select(entry => entry.Id).ToArray(), happenings.Select(entry => entry.ClientId).Distinct().ToArray());
        var reads = await db.InboxReads.AsNoTracking().Where(read => ids.Contains(read.HappeningId) && read.AccountId == caller.Id)
            .ToDictionaryAsync(read => read.HappeningId, read => (DateTimeOffset?)read.ReadAt, cancellationToken);
        var names = await db.KnownClients.AsNoTracking().Where(known => clients.Contains(known.ClientId))
            .ToDictionaryAsync(known => known.ClientId, known => known.Name, cancellationToken);
        return [.. happenings.Select(entry => entry.ToResponse(names.GetValueOrDefault(entry.ClientId), reads.GetValueOrDefault(entry.Id)))];
    }
}
