using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Audit;

/// <summary>Whether the trail is whole.</summary>
/// <param name="Ok">Every entry is as it was when it was sealed, in its place, and none is missing.</param>
/// <param name="Entries">How many entries were checked.</param>
/// <param name="FirstBroken">Where it breaks first.</param>
/// <param name="Head">The last link. Note it down: a trail that was cut off behind it is whole, but no longer holds it.</param>
public sealed record AuditVerification(bool Ok, long Entries, BrokenLink? FirstBroken, AuditHead? Head);

/// <summary>The last link of the chain at some time.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Hash">Its hash, in hexadecimal.</param>
public sealed record AuditHead(long Seq, string Hash);

/// <summary>A place where the chain does not hold.</summary>
/// <param name="Seq">The number of the link; null for an entry outside the chain.</param>
/// <param name="EntryId">The entry, where it is known.</param>
/// <param name="Reason">What is wrong there.</param>
public sealed record BrokenLink(long? Seq, Guid? EntryId, BrokenBecause Reason);

/// <summary>What is wrong with a link.</summary>
public enum BrokenBecause
{
    /// <summary>The entry is not what was sealed.</summary>
    ChangedEntry,

    /// <summary>The entry is gone.</summary>
    MissingEntry,

    /// <summary>A number is left out.</summary>
    MissingLink,

    /// <summary>The link does not continue the one before it.</summary>
    Reordered,

    /// <summary>The entry has been waiting to be sealed for more than a minute, or was taken out of the chain.</summary>
    Unsealed,

    /// <summary>The chain no longer holds a head that it once had.</summary>
    Truncated,
}

/// <summary>Walks the chain from its start.</summary>
internal static class AuditVerifier
{
    private const int Batch = 1000;
    private static readonly TimeSpan s_sealedWithin = TimeSpan.FromMinutes(1);

    public static async Task<AuditVerification> VerifyAsync(ServiceDb db, string service, AuditHead? noted, CancellationToken cancellationToken)
    {
        var (seq, hash) = (0L, AuditChain.Start);
        var holdsNoted = noted is null;
        while (true)
        {
            var links = await PageAsync(db, seq, cancellationToken);
            foreach (var (link, entry) in links)
            {
                if (Breaks(link, entry, service, seq, hash) is { } reason)
                {
                    var at = reason == BrokenBecause.MissingLink ? new BrokenLink(seq + 1, null, reason) : new BrokenLink(link.Seq, link.EntryId, reason);
                    return new AuditVerification(false, seq, at, Head(seq, hash));
                }

                (seq, hash) = (link.Seq, link.Hash);
                holdsNoted |= noted == Head(seq, hash);
            }

            if (links.Count < Batch)
            {
                break;
            }
        }

        var broken = holdsNoted ? await OutsideAsync(db, cancellationToken) : new BrokenLink(noted!.Seq, null, BrokenBecause.Truncated);
        return new AuditVerification(broken is null, seq, broken, Head(seq, hash));
    }

    public static async Task<List<(AuditLink Link, AuditEntry? Entry)>> PageAsync(ServiceDb db, long after, CancellationToken cancellationToken, int limit = Batch)
    {
        var rows = await (
            from link in db.Set<AuditLink>().AsNoTracking()
            where link.Seq > after
            join e in db.Set<AuditEntry>().AsNoTracking() on link.EntryId equals e.Id into found
            from entry in found.DefaultIfEmpty()
            orderby link.Seq
            select new { link, entry }).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.link, (AuditEntry?)row.entry))];
    }

    private static BrokenBecause? Breaks(AuditLink link, AuditEntry? entry, string service, long previousSeq, byte[] previousHash)
    {
        if (link.Seq != previousSeq + 1)
        {
            return BrokenBecause.MissingLink;
        }

        if (!link.PreviousHash.AsSpan().SequenceEqual(previousHash))
        {
            return BrokenBecause.Reordered;
        }

        if (entry is null)
        {
            return BrokenBecause.MissingEntry;
        }

        return link.Hash.AsSpan().SequenceEqual(AuditChain.Hash(previousHash, AuditChain.Bytes(entry, service))) ? null : BrokenBecause.ChangedEntry;
    }

    // Ids hold the real time at which they were made; the entries' own times follow the rehearsal clock.
    private static async Task<BrokenLink?> OutsideAsync(ServiceDb db, CancellationToken cancellationToken)
    {
        var limit = Guid.CreateVersion7(TimeProvider.System.GetUtcNow() - s_sealedWithin);
        var entry = await db.Set<AuditEntry>().AsNoTracking()
            .Where(e => e.Id < limit && !db.Set<AuditLink>().Any(link => link.EntryId == e.Id))
            .OrderBy(e => e.Id).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(cancellationToken);
        if (entry is not null)
        {
            return new BrokenLink(null, entry, BrokenBecause.Unsealed);
        }

        var gone = await db.Set<AuditUnsealed>().AsNoTracking()
            .Where(u => u.EntryId < limit && !db.Set<AuditEntry>().Any(e => e.Id == u.EntryId))
            .OrderBy(u => u.EntryId).Select(u => (Guid?)u.EntryId).FirstOrDefaultAsync(cancellationToken);
        return gone is null ? null : new BrokenLink(null, gone, BrokenBecause.MissingEntry);
    }

    private static AuditHead? Head(long seq, byte[] hash) => seq == 0 ? null : new AuditHead(seq, Convert.ToHexStringLower(hash));
}
