using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MassTransit;
using Npgsql;

namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>Which failures of a consumer are tried again, and how often.</summary>
internal static class Retries
{
    /// <summary>A database that is away is no fault of the message: wait for it, however long, unless the service stops.</summary>
    public static void UntilDatabaseIsBack(IRetryConfigurator retry, CancellationToken stopping)
    {
        retry.Handle<Exception>(exception => IsDatabaseAway(exception) && !stopping.IsCancellationRequested);
        retry.Exponential(int.MaxValue, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(300));
    }

    /// <summary>Anything else a few times, unless no further try can end otherwise.</summary>
    public static void AFewTimes(IRetryConfigurator retry, CancellationToken stopping)
    {
        retry.Handle<Exception>(exception => !IsDatabaseAway(exception) && !IsHopeless(exception) && !stopping.IsCancellationRequested);
        retry.Exponential(5, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(150));
    }

    /// <summary>Whether it is the message that is wrong, so that another try ends the same.</summary>
    public static bool IsHopeless(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is UnusableMessageException or ValidationException or FluentValidation.ValidationException or JsonException)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDatabaseAway(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            // Serialization failures and deadlocks are transient too, but those are tried again as anything else is.
            if (inner is NpgsqlException { IsTransient: true } and not PostgresException { SqlState: [ '4', '0', .. ] })
            {
                return true;
            }
        }

        return false;
    }
}
