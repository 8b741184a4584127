using Npgsql;

namespace Dashboard.PostgreSql;

/// <summary>Tells PostgreSQL's faults apart by their codes, never by their texts.</summary>
internal static class PostgreSqlFaults
{
    /// <summary>Whether the fault passes by itself: a lost connection, a deadlock, a server that stops or starts.</summary>
    public static bool IsTransient(Exception exception) => Chain(exception).Any(inner => inner switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        NpgsqlException e => e.IsTransient,
        _ => false,
    });

    /// <summary>Whether a unique key was taken; when a constraint is named, that one.</summary>
    public static bool IsUniqueViolation(Exception exception, string? constraint) => Chain(exception)
        .OfType<PostgresException>()
        .Any(e => e.SqlState == PostgresErrorCodes.UniqueViolation && (constraint is null || e.ConstraintName == constraint));

    /// <summary>Whether a value did not fit its column or broke a rule of its table (classes 22 and 23 of SQLSTATE).</summary>
    public static bool IsDataFault(Exception exception) => Chain(exception)
        .OfType<PostgresException>()
        .Any(e => e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("23", StringComparison.Ordinal));

    /// <summary>Whether a lock was not to be had in time, or was given up for somebody else's.</summary>
    public static bool IsLockTimeout(Exception exception) => Chain(exception)
        .OfType<PostgresException>()
        .Any(e => e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected);

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
