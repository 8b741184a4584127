using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Dashboard.PostgreSql.Embedded;

/// <summary>Finds, starts and stops the server of one data directory. Whoever calls holds the start lock.</summary>
internal sealed class Server(DataLayout layout, EmbeddedPostgresOptions options, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _time = options.TimeProvider;

    // One limit for everything that a start consists of.
    private readonly long _begin = options.TimeProvider.GetTimestamp();

    /// <summary>Takes over a server that runs already, and waits until it answers; it may still be starting, or recovering, or shutting down.</summary>
    /// <param name="alone">No other process uses the data directory: only then is a left-over of a crash removed.</param>
    /// <returns>The directory of its socket; null when no server runs.</returns>
    /// <exception cref="TimeoutException">It runs, but takes no connections.</exception>
    /// <exception cref="EmbeddedPostgresException">Others use a server that cannot be seen from here.</exception>
    public async Task<string?> AdoptAsync(bool alone, CancellationToken cancellationToken)
    {
        while (Postmaster.Read(layout.PidFile) is { } postmaster)
        {
            var state = await postmaster.StateAsync(layout.Cluster, cancellationToken);
            if (state == PostmasterState.Gone)
            {
                RemoveLeftOver(postmaster, alone);
                return null;
            }

            if (state == PostmasterState.Serving && postmaster.SocketDirectory is { } socket && await Databases.TryPrepareAsync(socket, cancellationToken))
            {
                logger.Adopted(layout.Directory, postmaster.ProcessId, Milliseconds());
                return socket;
            }

            if (_time.GetElapsedTime(_begin) > options.StartTimeout)
            {
                throw NoAnswer();
            }

            await Task.Delay(Pause, _time, cancellationToken);
        }

        return null;
    }

    /// <summary>Starts the server; makes the cluster first when there is none.</summary>
    /// <returns>The directory of its socket.</returns>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        var binaries = await BinariesAsync(cancellationToken);
        var user = await ServerUser.FindAsync(layout, cancellationToken);
        ClusterInitializer.RemoveUnfinished(layout, logger);
        if (!Directory.Exists(layout.Cluster))
        {
            await ClusterInitializer.CreateAsync(layout, binaries, user, options.DurableWrites, logger, cancellationToken);
        }

        var socket = SocketDirectory.For(layout.Directory, Path.GetTempPath());
        await SocketDirectory.PrepareAsync(socket, user, cancellationToken);
        await user.TakeDirectoryAsync(layout.LogDirectory, cancellationToken);
        ServerLog.Rotate(layout);
        await ServerConfiguration.WriteAsync(layout, options, socket, cancellationToken);

        var result = await user.RunAsync(
            binaries.PgCtl,
            ["start", "--wait", "--silent", Timeout(options.StartTimeout), "--pgdata", layout.Cluster, "--log", layout.LogFile, "--options", $"-c config_file=\"{layout.ConfigurationFile}\""],
            cancellationToken);
        if (!result.Succeeded)
        {
            // The pg_ctl of a process that was killed may have been faster, and a long recovery outlasts this one.
            return await AdoptAsync(alone: true, cancellationToken) ?? throw NotStarted(result);
        }

        if (!await Databases.TryPrepareAsync(socket, cancellationToken))
        {
            throw NotStarted(result);
        }

        logger.Started(binaries.Major, layout.Directory, user.Account.Name, Milliseconds());
        return socket;
    }

    /// <summary>Ends every session, takes a checkpoint and waits until the server is gone.</summary>
    public async Task StopAsync()
    {
        // Not by the number in the file alone: it may be another's by now.
        if (Postmaster.Read(layout.PidFile) is not { } postmaster || await postmaster.StateAsync(layout.Cluster, CancellationToken.None) != PostmasterState.Serving)
        {
            return;
        }

        var binaries = await BinariesAsync(CancellationToken.None);
        var user = await ServerUser.FindAsync(layout, CancellationToken.None);
        var result = await user.RunAsync(
            binaries.PgCtl,
            ["stop", "--wait", "--silent", "--mode=fast", Timeout(options.StopTimeout), "--pgdata", layout.Cluster],
            CancellationToken.None);
        if (result.Succeeded)
        {
            logger.Stopped(layout.Directory);
        }
        else
        {
            logger.NotStopped(layout.Directory, ServerLog.Tail(result.Output));
        }
    }

    private static string Timeout(TimeSpan limit) => string.Create(CultureInfo.InvariantCulture, $"--timeout={Math.Max(1, (int)limit.TotalSeconds)}");

    private long Milliseconds() => (long)_time.GetElapsedTime(_begin).TotalMilliseconds;

    private void RemoveLeftOver(Postmaster postmaster, bool alone)
    {
        if (!alone)
        {
            throw new EmbeddedPostgresException(
                $"Another process uses {layout.Directory}, but its server cannot be seen from here (it crashed, or it runs in another container): stop that process first.");
        }

        // PostgreSQL would refuse to start where any process, of this user, has the process id by now.
        File.Delete(layout.PidFile);
        logger.RemovedStalePidFile(layout.PidFile, postmaster.ProcessId);
    }

    private async Task<PostgresBinaries> BinariesAsync(CancellationToken cancellationToken)
    {
        int? written = File.Exists(layout.VersionFile)
            ? int.Parse(await File.ReadAllTextAsync(layout.VersionFile, cancellationToken), CultureInfo.InvariantCulture)
            : null;
        return await PostgresBinaries.FindAsync(written, PostgresBinaries.DebianRoot, ProcessRunner.SearchPath, cancellationToken);
    }

    private EmbeddedPostgresException NotStarted(ProcessResult result)
    {
        var log = ServerLog.Tail(ServerLog.Read(layout));
        return new EmbeddedPostgresException($"PostgreSQL did not start in {layout.Directory}: {(log.Length > 0 ? log : ServerLog.Tail(result.Output))}");
    }

    private TimeoutException NoAnswer() => new(
        $"PostgreSQL in {layout.Directory} runs, but took no connection for {options.StartTimeout.TotalSeconds:0} seconds; it is left to finish: {ServerLog.Tail(ServerLog.Read(layout))}");
}
