using System.Text;
using Dashboard.PostgreSql.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.WriteSide.Tests.Embedded;

/// <summary>Data directories as people have them: deep, oddly named, closed to others, somebody else's.</summary>
public sealed class DataDirectoryTests
{
    [Fact]
    public async Task Start_PathTooLongForASocket_PutsTheSocketElsewhere()
    {
        await using var server = new TestServer(new string('d', 100), new string('e', 100));

        await using var postgres = await server.StartAsync();

        var socket = SocketDirectory.For(server.Layout.Directory, Path.GetTempPath());
        Assert.Equal(1, await TestServer.AskAsync(postgres, "SELECT 1"));
        Assert.True(File.Exists(Path.Combine(socket, ".s.PGSQL.5432")), "the socket is not where it was expected");
        Assert.DoesNotContain(server.Root, socket, StringComparison.Ordinal);
        Assert.Equal(TestServer.OwnerOnly, new DirectoryInfo(socket).UnixFileMode);
    }

    [Theory]
    [InlineData("with space, comma")]
    [InlineData("o'brien & söhne; (alt) 100% #1")]
    public async Task Start_OddPath_Works(string name)
    {
        await using var server = new TestServer(name);

        await using var postgres = await server.StartAsync();

        Assert.Equal(server.Layout.Cluster, await TestServer.AskAsync(postgres, "SHOW data_directory"));
    }

    [Theory]
    [InlineData("$(touch x)")]
    [InlineData("a\"b")]
    public async Task Start_PathThatAShellWouldRead_IsRefused(string name)
    {
        await using var server = new TestServer();
        var options = TestServer.OptionsFor(Path.Combine(server.Root, name));

        await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TestContext.Current.CancellationToken));

        Assert.False(Directory.Exists(options.DataDirectory), "the directory was made");
    }

    [Fact]
    public async Task Start_AsRootBelowAnOpenDirectory_GivesTheServerNoRights()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root runs the server as another user");
        await using var server = new TestServer();
        await ProcessRunner.RunAsync("chmod", ["a+x", server.Root], TestContext.Current.CancellationToken);

        await using var postgres = await server.StartAsync();

        Assert.NotEqual("0", server.Status("Uid"));
        Assert.Equal("0000000000000000", server.Status("CapEff"));
    }

    [Fact]
    public async Task Start_SocketDirectoryOfSomebodyElse_IsRefused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can give a directory to somebody else");
        await using var server = new TestServer();
        var socket = SocketDirectory.For(server.Layout.Directory, Path.GetTempPath());
        Directory.CreateDirectory(socket);
        await ProcessRunner.RunAsync("chown", ["nobody", socket], TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => server.StartAsync());

        Assert.Contains("belongs to nobody", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/srv/data", "/srv/data/socket")]
    [InlineData("/srv/a,b", "/var/tmp/dashboard-pg-")]
    [InlineData("/srv/dätä", "/var/tmp/dashboard-pg-")]
    public void SocketDirectory_DataDirectory_GivesAPathThatAConnectionStringTakes(string data, string expected) =>
        Assert.StartsWith(expected, SocketDirectory.For(data, "/var/tmp"), StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(86)]
    [InlineData(87)]
    [InlineData(3000)]
    public void SocketDirectory_AnyLength_FitsASocketsAddress(int length)
    {
        var directory = SocketDirectory.For("/" + new string('x', length - 1), "/" + new string('t', 200));

        Assert.True(Encoding.UTF8.GetByteCount(directory + "/.s.PGSQL.5432") <= 107, directory);
        Assert.Equal(length <= 86, directory.StartsWith("/x", StringComparison.Ordinal) || length == 1);
    }

    [Fact]
    public async Task Binaries_NoneInstalled_SaysWhatToInstall()
    {
        var failure = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => PostgresBinaries.FindAsync(wanted: null, "/nowhere", "/nowhere:/tmp", TestContext.Current.CancellationToken));

        Assert.Contains("apt-get install postgresql", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binaries_OnThePath_AreFoundByTheirVersion()
    {
        var debian = await PostgresBinaries.FindAsync(wanted: null, PostgresBinaries.DebianRoot, "", TestContext.Current.CancellationToken);

        var onPath = await PostgresBinaries.FindAsync(wanted: null, "/nowhere", $"/nowhere:{debian.Directory}", TestContext.Current.CancellationToken);

        Assert.Equal(debian, onPath);
    }
}
