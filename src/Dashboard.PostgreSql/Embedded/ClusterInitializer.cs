using Microsoft.Extensions.Logging;

namespace Dashboard.PostgreSql.Embedded;

/// <summary>Makes a new cluster. It gets its name only when it is complete: a crash half-way leaves nothing that the next start would take for data.</summary>
internal static class ClusterInitializer
{
    private static readonly string[] Utf8Locales = ["C.UTF-8", "C.utf8"];

    /// <exception cref="EmbeddedPostgresException">initdb failed; the message holds what it said last.</exception>
    public static async Task CreateAsync(DataLayout layout, PostgresBinaries binaries, ServerUser user, bool durable, ILogger logger, CancellationToken cancellationToken)
    {
        logger.MakingCluster(binaries.Major, layout.Directory);
        var directory = layout.NewUnfinishedCluster();
        await user.TakeDirectoryAsync(directory, cancellationToken);

        string[] arguments =
        [
            $"--pgdata={directory}",
            $"--username={Databases.Superuser}",
            "--encoding=UTF8",
            $"--locale={await LocaleAsync(cancellationToken)}",
            "--auth-local=trust",
            "--auth-host=reject",
            "--data-checksums",
        ];
        var result = await user.RunAsync(binaries.InitDb, durable ? arguments : [.. arguments, "--no-sync"], cancellationToken);
        if (!result.Succeeded)
        {
            throw new EmbeddedPostgresException($"PostgreSQL could not make a cluster in {layout.Directory}: {ServerLog.Tail(result.Output)}");
        }

        Directory.Move(directory, layout.Cluster);
    }

    /// <summary>Removes what interrupted runs of initdb have left.</summary>
    public static void RemoveUnfinished(DataLayout layout, ILogger logger)
    {
        foreach (var directory in layout.UnfinishedClusters())
        {
            try
            {
                Directory.Delete(directory, recursive: true);
            }
            catch (IOException exception)
            {
                // The initdb of a process that was killed may still be writing there.
                logger.KeptUnfinishedCluster(directory, exception);
            }
        }
    }

    private static async Task<string> LocaleAsync(CancellationToken cancellationToken)
    {
        var locales = await ProcessRunner.RunAsync("locale", ["-a"], cancellationToken);
        return locales.Output.Split('\n').Intersect(Utf8Locales).Any() ? "C.UTF-8" : "C";
    }
}
