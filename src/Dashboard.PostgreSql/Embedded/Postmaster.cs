using System.Globalization;

namespace Dashboard.PostgreSql.Embedded;

internal enum PostmasterState
{
    /// <summary>The process serves this cluster.</summary>
    Serving,

    /// <summary>The server has crashed, and some of its sessions have not noticed yet.</summary>
    Ending,

    /// <summary>The file is a left-over: no process that can be seen from here works in the cluster, whoever has the process id by now.</summary>
    Gone,
}

/// <summary>The server as its <c>postmaster.pid</c> tells of it.</summary>
/// <param name="ProcessId">0 where the file holds none, as after a crash of the machine.</param>
/// <param name="SocketDirectory">Null while the server has not written it yet.</param>
internal sealed record Postmaster(int ProcessId, string? SocketDirectory)
{
    private const int SocketLine = 4;

    /// <summary>Null when there is no file: the server was stopped in good order, or never started.</summary>
    public static Postmaster? Read(string pidFile)
    {
        if (!File.Exists(pidFile))
        {
            return null;
        }

        try
        {
            var lines = File.ReadAllLines(pidFile);
            return new Postmaster(
                lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id) ? id : 0,
                lines.Length > SocketLine && lines[SocketLine].Length > 0 ? lines[SocketLine] : null);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public async Task<PostmasterState> StateAsync(string cluster, CancellationToken cancellationToken)
    {
        var processes = await ClusterProcesses.FindAsync(cluster, cancellationToken);
        // One that may not be looked at is taken for the server: nothing of it is removed.
        if (processes.Working.Contains(ProcessId) || processes.Hidden.Contains(ProcessId))
        {
            return PostmasterState.Serving;
        }

        return processes.Working.Count > 0 ? PostmasterState.Ending : PostmasterState.Gone;
    }
}
