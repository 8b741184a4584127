using System.Diagnostics;
using System.Globalization;
using Dashboard.PostgreSql.Embedded;

namespace Dashboard.WriteSide.Tests.Embedded;

/// <summary>What a crash of the machine, of the server or of initdb leaves behind, and the start after it.</summary>
public sealed class CrashRecoveryTests(StoppedCluster cluster) : IClassFixture<StoppedCluster>, IAsyncDisposable
{
    private readonly TestServer _server = cluster.Server;

    public async ValueTask DisposeAsync() => await _server.StopAsync();

    [Fact]
    public async Task Start_ProcessIdBelongsToAnotherProgram_RemovesTheFilesAndStarts()
    {
        using var other = await _server.StartOtherProgramAsync();
        try
        {
            await LeaveBehindAsync(_server, other.Id.ToString(CultureInfo.InvariantCulture));

            await using var postgres = await _server.StartAsync();

            Assert.Equal(1, await TestServer.AskAsync(postgres, "SELECT 1"));
            Assert.NotEqual(other.Id, _server.ProcessId);
            Assert.False(other.HasExited, "the other program was ended");
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public async Task Dispose_ProcessIdBelongsToAnotherProgram_LeavesThatAlone()
    {
        await using var server = new TestServer();
        var postgres = await server.StartAsync();
        var pidFile = await File.ReadAllTextAsync(server.Layout.PidFile, TestContext.Current.CancellationToken);
        using var other = await server.StartOtherProgramAsync();
        try
        {
            await LeaveBehindAsync(server, other.Id.ToString(CultureInfo.InvariantCulture));

            await postgres.DisposeAsync();

            Assert.False(other.HasExited, "the other program was ended");
        }
        finally
        {
            other.Kill();
            await File.WriteAllTextAsync(server.Layout.PidFile, pidFile, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Start_ProcessIdBelongsToAnotherClustersServer_StartsItsOwn()
    {
        await using var neighbour = new TestServer();
        await using var next = await neighbour.StartAsync();
        // As a copy of a data directory has it, made while its server ran.
        File.Copy(neighbour.Layout.PidFile, _server.Layout.PidFile, overwrite: true);

        await using var postgres = await _server.StartAsync();

        Assert.NotEqual(neighbour.ProcessId, _server.ProcessId);
        Assert.NotEqual(next.ConnectionString, postgres.ConnectionString);
        Assert.Equal(_server.Layout.Cluster, await TestServer.AskAsync(postgres, "SHOW data_directory"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4194304")]
    public async Task Start_ProcessIdOfNobody_Starts(string processId)
    {
        await LeaveBehindAsync(_server, processId);

        await using var postgres = await _server.StartAsync();

        Assert.Equal(1, await TestServer.AskAsync(postgres, "SELECT 1"));
    }

    /// <summary>In a container whose first process waits for nobody, a killed server stays in the process table by its name.</summary>
    [Fact]
    public async Task Start_DeadServerWasNotWaitedFor_Starts()
    {
        var postgresByName = Path.Combine(_server.Root, "postgres");
        File.CreateSymbolicLink(postgresByName, "/bin/sleep");
        // It dies when its parent is no shell any more: a shell may have waited for it.
        using var parent = Process.Start(new ProcessStartInfo("sh", ["-c", "\"$0\" 1 & echo $!; exec sleep 600", postgresByName]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            var dead = await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
            await TestServer.UntilAsync(() => File.ReadAllText($"/proc/{dead}/stat").Contains("(postgres) Z", StringComparison.Ordinal), "the server's process is dead and still there");
            await LeaveBehindAsync(_server, dead);

            await using var postgres = await _server.StartAsync();

            Assert.Equal(1, await TestServer.AskAsync(postgres, "SELECT 1"));
        }
        finally
        {
            parent.Kill();
        }
    }

    [Fact]
    public async Task Start_OthersHoldAServerThatCannotBeSeen_Refuses()
    {
        await LeaveBehindAsync(_server, "4194304");
        using var container = FileLock.TryShared(_server.Layout.HolderLock);

        var failure = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => _server.StartAsync());

        Assert.Contains("stop that process first", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_server.Layout.PidFile), "the other server's file was removed");
    }

    [Fact]
    public async Task Start_InitdbWasInterrupted_BeginsAnew()
    {
        await using var server = new TestServer();
        var unfinished = server.Layout.NewUnfinishedCluster();
        Directory.CreateDirectory(Path.Combine(unfinished, "base"));
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        await using var postgres = await server.StartAsync();

        Assert.Equal(1, await TestServer.AskAsync(postgres, "SELECT 1"));
        Assert.False(Directory.Exists(unfinished), "what initdb left is still there");
    }

    [Fact]
    public async Task Start_InterruptedInitdbWroteOnAfterTheNextOne_RemovesWhatItWrote()
    {
        var unfinished = _server.Layout.NewUnfinishedCluster();
        Directory.CreateDirectory(unfinished);

        await using var postgres = await _server.StartAsync();

        Assert.False(Directory.Exists(unfinished), "what initdb left is still there");
    }

    [Fact]
    public async Task Start_CancelledInInitdb_LeavesNoClusterAndTheNextStartMakesOne()
    {
        await using var server = new TestServer();
        using var cancellation = new CancellationTokenSource();
        using var watcher = new FileSystemWatcher(server.Layout.Directory) { EnableRaisingEvents = true };
        watcher.Created += (_, created) =>
        {
            if (created.Name?.EndsWith(".unfinished", StringComparison.Ordinal) == true)
            {
                cancellation.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.StartAsync(cancellation.Token));
        Assert.False(Directory.Exists(server.Layout.Cluster), "a half-made cluster has the name of a whole one");

        await using var postgres = await server.StartAsync();
        Assert.Equal(1, await TestServer.AskAsync(postgres, "SELECT 1"));
    }

    [Fact]
    public async Task Start_ServerWasKilled_RecoversWhatWasCommitted()
    {
        await using (var first = await _server.StartDurablyAsync())
        {
            await TestServer.AskAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
            using var process = Process.GetProcessById(_server.ProcessId ?? 0);
            process.Kill();
            await TestServer.UntilAsync(() => process.HasExited, "the server's process has ended");
        }

        await using var second = await _server.StartAsync();

        Assert.Equal(42, await TestServer.AskAsync(second, "SELECT answer FROM kept"));
    }

    /// <summary>The files of a server that had no time to remove them.</summary>
    private static async Task LeaveBehindAsync(TestServer server, string processId)
    {
        var socket = SocketDirectory.For(server.Layout.Directory, Path.GetTempPath());
        var content = processId.Length == 0 ? "" : $"{processId}\n{server.Layout.Cluster}\n1700000000\n5432\n{socket}\n\n\nready   \n";
        await File.WriteAllTextAsync(server.Layout.PidFile, content);
        await File.WriteAllTextAsync(Path.Combine(socket, ".s.PGSQL.5432.lock"), content);
    }
}
