using Microsoft.Extensions.Logging;

namespace Dashboard.PostgreSql.Embedded;

internal static partial class EmbeddedPostgresLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Making a PostgreSQL {Major} cluster in {Directory}")]
    public static partial void MakingCluster(this ILogger logger, int major, string directory);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL {Major} started in {Directory} as user {User}, {Milliseconds} ms")]
    public static partial void Started(this ILogger logger, int major, string directory, string user, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took over the PostgreSQL that runs in {Directory} (process {ProcessId}), {Milliseconds} ms")]
    public static partial void Adopted(this ILogger logger, string directory, int processId, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Removed the left-over {PidFile}: PostgreSQL (process {ProcessId}) ended without removing it")]
    public static partial void RemovedStalePidFile(this ILogger logger, string pidFile, int processId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not remove {Directory}, what an interrupted initdb left; the next start tries again")]
    public static partial void KeptUnfinishedCluster(this ILogger logger, string directory, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL in {Directory} runs on: other processes use it")]
    public static partial void LeftRunning(this ILogger logger, string directory);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL stopped in {Directory}")]
    public static partial void Stopped(this ILogger logger, string directory);

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL in {Directory} was not stopped: {Reason}. The next start takes it over")]
    public static partial void NotStopped(this ILogger logger, string directory, string reason);
}
