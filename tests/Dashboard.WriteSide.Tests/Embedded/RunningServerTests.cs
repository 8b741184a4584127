using Dashboard.PostgreSql.Embedded;
using Npgsql;

namespace Dashboard.WriteSide.Tests.Embedded;

/// <summary>One server, freshly made, for the tests that only look at it.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    internal TestServer Server { get; } = new();

    internal EmbeddedPostgres Postgres { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(RunningServerTests.Secret, "do not hand me on");
        Postgres = await Server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await Server.DisposeAsync();
    }
}

public sealed class RunningServerTests(RunningServer running) : IClassFixture<RunningServer>
{
    public const string Secret = "DASHBOARD_TEST_SECRET";

    private readonly TestServer _server = running.Server;

    [Fact]
    public async Task FirstStart_EmptyDirectory_AnswersInTheApplicationsDatabase()
    {
        Assert.Equal("dashboard dashboard off", await AskAsync("SELECT concat_ws(' ', current_database(), current_user, current_setting('is_superuser'))"));
        Assert.Equal("UTF8 on UTC", await AskAsync("SELECT concat_ws(' ', current_setting('server_encoding'), current_setting('data_checksums'), current_setting('timezone'))"));
    }

    [Fact]
    public async Task ConnectionStringFor_DatabaseFromATemplate_OpensIt()
    {
        await AskAsync("CREATE DATABASE first");
        await AskAsync("CREATE DATABASE second TEMPLATE first");

        await using var second = NpgsqlDataSource.Create(running.Postgres.ConnectionStringFor("second"));
        await using var command = second.CreateCommand("SELECT current_database()");

        Assert.Equal("second", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Server_Sockets_AreNoPorts()
    {
        // Field 9 of these tables is the inode of a socket.
        string[] tables = ["/proc/net/tcp", "/proc/net/tcp6"];
        var ports = tables.SelectMany(File.ReadLines).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[9]).Select(inode => $"socket:[{inode}]").ToHashSet();
        var sockets = Directory.GetFiles($"/proc/{_server.ProcessId}/fd").Select(file => new FileInfo(file).LinkTarget ?? "").Where(target => target.StartsWith("socket:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(sockets);
        Assert.DoesNotContain(sockets, ports.Contains);
        Assert.Equal("", await AskAsync("SHOW listen_addresses"));
    }

    [Fact]
    public void Server_Session_IsOutOfReachOfTheTerminal() => Assert.Equal(_server.ProcessId, TestServer.SessionOf(_server.ProcessId ?? 0));

    [Fact]
    public async Task Server_Environment_HoldsNothingOfOurs()
    {
        var environment = await File.ReadAllTextAsync($"/proc/{_server.ProcessId}/environ", TestContext.Current.CancellationToken);

        Assert.Contains("PATH=", environment, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_Directories_AreItsAlone()
    {
        var user = await ServerUser.FindAsync(_server.Layout, TestContext.Current.CancellationToken);

        foreach (var name in (string[])["cluster", "log", "socket"])
        {
            var directory = new DirectoryInfo(Path.Combine(_server.Layout.Directory, name));
            var owner = await SystemAccount.OwnerOfAsync(directory.FullName, TestContext.Current.CancellationToken);
            Assert.Equal(TestServer.OwnerOnly, directory.UnixFileMode);
            Assert.Equal(user.Account.Uid, owner.Uid);
        }
    }

    [Fact]
    public void Server_StartedByRootBelowAClosedDirectory_MayPassThroughAndNoMore()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root runs the server as another user");

        Assert.Equal(TestServer.OwnerOnly, new DirectoryInfo(_server.Root).UnixFileMode);
        Assert.NotEqual("0", _server.Status("Uid"));
        Assert.Equal("0000000000000004", _server.Status("CapEff"));
    }

    [Fact]
    public async Task Dispose_OfASecondHolder_LeavesTheServerToTheFirst()
    {
        var processId = _server.ProcessId;

        var second = await _server.StartAsync();
        var answer = await TestServer.AskAsync(second, "SELECT 1");
        await second.DisposeAsync();

        Assert.Equal(1, answer);
        Assert.Equal(1, await AskAsync("SELECT 1"));
        Assert.Equal(processId, _server.ProcessId);
    }

    private Task<object?> AskAsync(string question) => TestServer.AskAsync(running.Postgres, question);
}
