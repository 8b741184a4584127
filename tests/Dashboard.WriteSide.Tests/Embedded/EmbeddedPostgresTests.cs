using Dashboard.PostgreSql.Embedded;

namespace Dashboard.WriteSide.Tests.Embedded;

/// <summary>Who starts the server, who takes it over, who stops it, and what a start that fails says.</summary>
public sealed class EmbeddedPostgresTests(StoppedCluster cluster) : IClassFixture<StoppedCluster>, IAsyncDisposable
{
    private readonly TestServer _server = cluster.Server;

    public async ValueTask DisposeAsync() => await _server.StopAsync();

    [Fact]
    public async Task Start_DurableWrites_SyncsEveryCommit()
    {
        await using var postgres = await _server.StartDurablyAsync();

        Assert.Equal("on on on", await TestServer.AskAsync(postgres, "SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'))"));
    }

    [Fact]
    public async Task Start_ManyAtOnce_ShareOneServer()
    {
        await using var server = new TestServer();

        var holders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.StartAsync()));
        var pids = await Task.WhenAll(holders.Select(holder => TestServer.AskAsync(holder, "SELECT pg_postmaster_start_time()")));

        Assert.Single(pids.Distinct());
        foreach (var holder in holders)
        {
            await holder.DisposeAsync();
        }

        Assert.Null(server.ProcessId);
    }

    [Fact]
    public async Task Dispose_LastHolder_StopsTheServer()
    {
        var first = await _server.StartAsync();
        var second = await _server.StartAsync();
        var processId = _server.ProcessId;

        await first.DisposeAsync();
        await second.DisposeAsync();
        await second.DisposeAsync();

        Assert.Null(_server.ProcessId);
        await TestServer.UntilAsync(() => !Directory.Exists($"/proc/{processId}"), "the server's process has ended");
    }

    [Fact]
    public async Task Dispose_AnotherProcessHolds_LeavesTheServerToIt()
    {
        await using var other = await HolderProcess.StartAsync(_server);
        var processId = _server.ProcessId;

        await _server.MakeClusterAsync();

        Assert.NotNull(processId);
        Assert.Equal(processId, _server.ProcessId);
    }

    [Fact]
    public async Task Start_StarterWasKilled_TakesTheServerOverAndStopsItInTheEnd()
    {
        await using var other = await HolderProcess.StartAsync(_server);
        await other.KillAsync();
        var processId = _server.ProcessId;

        await using (var postgres = await _server.StartAsync())
        {
            Assert.Equal(1, await TestServer.AskAsync(postgres, "SELECT 1"));
            Assert.NotNull(processId);
            Assert.Equal(processId, _server.ProcessId);
        }

        // Free although the server outlived the killed process: it has inherited no lock.
        Assert.Null(_server.ProcessId);
    }

    [Fact]
    public async Task Start_StoppedAndStartedAgain_KeepsTheData()
    {
        await using (var first = await _server.StartAsync())
        {
            await TestServer.AskAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        await using var second = await _server.StartAsync();

        Assert.Equal(42, await TestServer.AskAsync(second, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task Start_SettingInLocalConf_Wins()
    {
        using var setting = await _server.ConfigureAsync("work_mem = 77MB");

        await using var postgres = await _server.StartAsync();

        Assert.Equal("77MB", await TestServer.AskAsync(postgres, "SHOW work_mem"));
    }

    [Fact]
    public async Task Start_BadSetting_TellsWhatTheServerSaid()
    {
        using var setting = await _server.ConfigureAsync("shared_bufers = 1MB");

        var failure = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => _server.StartAsync());

        Assert.Contains("shared_bufers", failure.Message, StringComparison.Ordinal);
        Assert.Contains(_server.Layout.Directory, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DataOfAnotherVersion_NamesWhatToInstall()
    {
        await using var server = new TestServer();
        Directory.CreateDirectory(server.Layout.Cluster);
        await File.WriteAllTextAsync(server.Layout.VersionFile, "9\n", TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => server.StartAsync());

        Assert.Contains("install version 9", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Cancelled_LeavesNoServer()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _server.StartAsync(cancellation.Token));

        Assert.Null(_server.ProcessId);
    }
}
