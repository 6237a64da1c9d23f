namespace Credentialing.Documents.Documents;

/// <summary>When it is said that a document expires: more often as the day comes nearer. Calendar days, UTC.</summary>
internal static class ExpiryNotices
{
    private static readonly int[] s_daysBefore = [90, 60, 30, 14, 7, 1, -1];

    /// <summary>The first notice of a document that came today; one that is late on the day it comes is given at once.</summary>
    public static DateOnly? First(DateOnly last, DateOnly today) =>
        last < today ? null : last.DayNumber - today.DayNumber <= s_daysBefore[0] ? today : last.AddDays(-s_daysBefore[0]);

    /// <summary>The notice after today's; null when there is none.</summary>
    public static DateOnly? Next(DateOnly last, DateOnly today) =>
        s_daysBefore.Select(days => last.AddDays(-days)).Where(due => due > today).Select(due => (DateOnly?)due).FirstOrDefault();
}
