using System.Globalization;

namespace Dashboard.PostgreSql.Embedded;

/// <summary>
/// The live <c>postgres</c> processes, the server's sessions included, as the kernel tells of them. By the directory that they work in: that tells
/// the server from another one which got the same process id, and the cluster from a copy of it, whatever links and mounts lie on the path.
/// </summary>
/// <param name="Working">Those whose working directory is the cluster.</param>
/// <param name="Hidden">Those whose working directory may not be read.</param>
internal sealed record ClusterProcesses(IReadOnlySet<int> Working, IReadOnlySet<int> Hidden)
{
    private const string ProgramName = "postgres";

    public static async Task<ClusterProcesses> FindAsync(string cluster, CancellationToken cancellationToken)
    {
        var candidates = Directory.EnumerateDirectories("/proc")
            .Select(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(IsLivePostgres)
            .ToDictionary(id => string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/cwd"));

        var directories = await ProcessRunner.RunAsync("stat", ["-L", "-c", "%d:%i %n", cluster, .. candidates.Keys], cancellationToken);
        var identities = directories.Output.Split('\n')
            .Select(line => line.Split(' ', 2))
            .Where(fields => fields is [_, var path] && (path == cluster || candidates.ContainsKey(path)))
            .ToDictionary(fields => fields[1], fields => fields[0]);
        return new ClusterProcesses(
            candidates.Where(candidate => identities.TryGetValue(candidate.Key, out var identity) && identity == identities[cluster]).Select(candidate => candidate.Value).ToHashSet(),
            candidates.Where(candidate => !identities.ContainsKey(candidate.Key) && IsLivePostgres(candidate.Value)).Select(candidate => candidate.Value).ToHashSet());
    }

    /// <summary>A process that is dead and not yet waited for (Z, X) still has its name; it works no more.</summary>
    private static bool IsLivePostgres(int id)
    {
        if (id <= 0)
        {
            return false;
        }

        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var end = stat.LastIndexOf(')');
            return stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..end] == ProgramName && stat[end + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            // It ended between the listing and this line.
            return false;
        }
    }
}
