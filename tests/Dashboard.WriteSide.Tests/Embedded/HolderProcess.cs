using Dashboard.PostgreSql.Embedded;
using Dashboard.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.WriteSide.Tests.Embedded;

/// <summary>Another process that holds the server.</summary>
public sealed class HolderProcess
{
    private const string Directory = "DIRECTORY";
    private const string ReadyFile = "holder.ready";

    [Fact]
    public async Task Holder_StartedByAnotherTest_HoldsTheServerUntilItIsKilled()
    {
        var directory = ChildProcess.Given(Directory);
        Assert.SkipWhen(directory is null, "It is only run by other tests, in a process of its own.");

        await using var postgres = await EmbeddedPostgres.StartAsync(TestServer.OptionsFor(directory!), NullLogger.Instance, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory!, ReadyFile), "", TestContext.Current.CancellationToken);
        await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
    }

    /// <summary>Returns when the other process holds the server.</summary>
    internal static async Task<ChildProcess> StartAsync(TestServer server)
    {
        var ready = Path.Combine(server.Options.DataDirectory, ReadyFile);
        File.Delete(ready);
        var process = ChildProcess.Start(
            typeof(HolderProcess), nameof(Holder_StartedByAnotherTest_HoldsTheServerUntilItIsKilled), (Directory, server.Options.DataDirectory));
        await TestServer.UntilAsync(() => File.Exists(ready) || process.HasExited, "the other process holds the server");
        return File.Exists(ready) ? process : throw new InvalidOperationException($"The other process ended early: {await process.WrittenAsync()}");
    }
}
