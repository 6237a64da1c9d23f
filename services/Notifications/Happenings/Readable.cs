using System.Globalization;
using System.Text.RegularExpressions;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.Happenings;

/// <summary>Values as people read them, in English.</summary>
internal static partial class Readable
{
    /// <summary><c>malpracticeInsurance</c> is malpractice insurance.</summary>
    public static string Word(string camel) => Humps().Replace(camel, " ").Replace('-', ' ').Replace('_', ' ').ToLowerInvariant();

    public static string Date(DateOnly date) => date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("MMMM d, yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Money(decimal amount, string currency) => $"{currency} {amount.ToString("#,##0.00", CultureInfo.InvariantCulture)}";

    /// <summary><c>in 3 days</c>, <c>today</c>, <c>2 days ago</c>.</summary>
    public static string Days(int left) => left switch
    {
        0 => "today",
        1 => "in 1 day",
        -1 => "1 day ago",
        > 1 => $"in {left} days",
        _ => $"{-left} days ago",
    };

    /// <summary>The name of a provider or practice with a word in front, or nothing where it is not known.</summary>
    public static async Task<string> NameAsync(this NotificationsDb db, string before, ClientId client, Guid? subject, CancellationToken cancellationToken)
    {
        var name = subject is null
            ? null
            : await db.KnownSubjects.AsNoTracking().Where(known => known.Id == subject && known.ClientId == client).Select(known => known.Name).SingleOrDefaultAsync(cancellationToken);
        return name is null ? "" : $" {before} {name}";
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex Humps();
}
