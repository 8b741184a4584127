using System.Diagnostics;
using System.Globalization;
using Dashboard.PostgreSql.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dashboard.WriteSide.Tests.Embedded;

/// <summary>A data directory of a test's own. Whatever the test left running in it is stopped at the end.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Made 0700 by whoever runs the tests: for root that is a parent which the server's user cannot pass.
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("dashboard-test-");

    public TestServer(params ReadOnlySpan<string> below) => Options = OptionsFor(Path.Combine([_root.FullName, .. below, "data"]));

    public EmbeddedPostgresOptions Options { get; }

    public string Root => _root.FullName;

    public DataLayout Layout => DataLayout.Create(Options.DataDirectory);

    public static EmbeddedPostgresOptions OptionsFor(string dataDirectory) => new()
    {
        DataDirectory = dataDirectory,
        DurableWrites = false,
        SharedBuffersMegabytes = 32,
        MaxConnections = 20,
        StartTimeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>The process id in <c>postmaster.pid</c>; null when there is no such file.</summary>
    public int? ProcessId => Postmaster.Read(Layout.PidFile)?.ProcessId;

    public Task<EmbeddedPostgres> StartAsync(CancellationToken cancellationToken = default) =>
        EmbeddedPostgres.StartAsync(Options, NullLogger.Instance, cancellationToken);

    /// <summary>Starts once and stops: a cluster that is there, with no server.</summary>
    public async Task MakeClusterAsync()
    {
        await using var postgres = await StartAsync();
    }

    /// <summary>The same data directory with every commit on disk.</summary>
    public Task<EmbeddedPostgres> StartDurablyAsync() => EmbeddedPostgres.StartAsync(Options with { DurableWrites = true }, NullLogger.Instance, CancellationToken.None);

    /// <summary>Writes an operator's settings; they are gone when the result is disposed.</summary>
    public async Task<IDisposable> ConfigureAsync(string setting)
    {
        var file = Path.Combine(Layout.Directory, "local.conf");
        await File.WriteAllTextAsync(file, setting);
        return new Removal(file);
    }

    /// <summary>A process of the server's own user that is no PostgreSQL.</summary>
    public async Task<Process> StartOtherProgramAsync()
    {
        var owner = await SystemAccount.OwnerOfAsync(Layout.Cluster, CancellationToken.None);
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={owner.Uid}", "--clear-groups", "sleep", "600"]
            : ["sleep", "600"];
        return Process.Start(command[0], command[1..]);
    }

    public static async Task<object?> AskAsync(EmbeddedPostgres postgres, string question)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand(question);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>What <c>/proc/…/status</c> says of the server's process.</summary>
    public string Status(string name) =>
        File.ReadLines($"/proc/{ProcessId}/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split('\t')[1];

    /// <summary>Waits for what another process does.</summary>
    public static async Task UntilAsync(Func<bool> condition, string expected)
    {
        var begin = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(60), $"Waited for a minute, in vain: {expected}");
            await Task.Delay(10);
        }
    }

    /// <summary>Field 6 of <c>/proc/…/stat</c>: the session that a terminal's Ctrl-C reaches, or does not.</summary>
    public static int SessionOf(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3], CultureInfo.InvariantCulture);
    }

    public Task StopAsync() => new Server(Layout, Options, NullLogger.Instance).StopAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        var socket = SocketDirectory.For(Layout.Directory, Path.GetTempPath());
        if (Directory.Exists(socket))
        {
            Directory.Delete(socket, recursive: true);
        }

        _root.Delete(recursive: true);
    }

    private sealed class Removal(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
