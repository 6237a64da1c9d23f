namespace Credentialing.Documents.Requests;

/// <summary>When a client is reminded: seven, three and one day before a document is due, and as many after. Calendar days, UTC.</summary>
internal static class Reminders
{
    private static readonly int[] s_days = [-7, -3, -1, 1, 3, 7];

    /// <summary>The first reminder after a day; null when there is none.</summary>
    public static DateOnly? Next(DateOnly dueOn, DateOnly after) =>
        s_days.Select(days => dueOn.AddDays(days)).Where(day => day > after).Select(day => (DateOnly?)day).FirstOrDefault();
}
