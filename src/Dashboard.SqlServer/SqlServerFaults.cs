using Microsoft.Data.SqlClient;

namespace Dashboard.SqlServer;

/// <summary>Tells SQL Server's faults apart by their numbers; only the name of a violated key stands nowhere but in the text.</summary>
internal static class SqlServerFaults
{
    private const int DuplicateKey = 2627;
    private const int DuplicateIndexKey = 2601;
    private const int Deadlock = 1205;
    private const int LockTimeout = 1222;

    /// <summary>
    /// Deadlock, lock and command time-outs, lost or refused connections, a server that fails over or is too busy.
    /// Source: Microsoft's lists of transient errors of SQL Server and Azure SQL.
    /// </summary>
    private static readonly HashSet<int> Passing =
    [
        -2, 20, 64, 121, 233, 997, 1204, 1205, 1222, 3935, 3960, 3966, 4060, 4221, 8645, 8651, 9515, 10053, 10054, 10060,
        10061, 10928, 10929, 10936, 14355, 17197, 20041, 40143, 40197, 40501, 40540, 40613, 41301, 41302, 41305, 41325,
        41839, 42108, 42109, 49918, 49919, 49920,
    ];

    /// <summary>Nulls, broken keys and rules, overflows and texts that are too long.</summary>
    private static readonly HashSet<int> Unfit = [220, 232, 515, 547, DuplicateIndexKey, DuplicateKey, 2628, 8115, 8152];

    /// <summary>Whether the fault passes by itself.</summary>
    public static bool IsTransient(Exception exception) => Chain(exception).Any(inner => inner switch
    {
        SqlException e => e.Errors.Cast<SqlError>().Any(error => Passing.Contains(error.Number)),
        TimeoutException => true,
        _ => false,
    });

    /// <summary>Whether a unique key was taken; when a constraint is named, that one.</summary>
    public static bool IsUniqueViolation(Exception exception, string? constraint) => Chain(exception)
        .OfType<SqlException>()
        .SelectMany(e => e.Errors.Cast<SqlError>())
        .Any(error => error.Number is DuplicateKey or DuplicateIndexKey &&
            (constraint is null || error.Message.Contains(constraint, StringComparison.Ordinal)));

    /// <summary>Whether a value did not fit its column or broke a rule of its table.</summary>
    public static bool IsDataFault(Exception exception) => Chain(exception)
        .OfType<SqlException>()
        .SelectMany(e => e.Errors.Cast<SqlError>())
        .Any(error => Unfit.Contains(error.Number));

    /// <summary>Whether a lock was not to be had in time, or was given up for somebody else's.</summary>
    public static bool IsLockTimeout(Exception exception) => Chain(exception)
        .OfType<SqlException>()
        .SelectMany(e => e.Errors.Cast<SqlError>())
        .Any(error => error.Number is Deadlock or LockTimeout);

    /// <summary>Whether the database's user may not see what was asked for.</summary>
    public static bool IsNotAllowed(SqlException exception) =>
        exception.Errors.Cast<SqlError>().Any(error => error.Number is 229 or 230 or 262 or 297 or 300);

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
