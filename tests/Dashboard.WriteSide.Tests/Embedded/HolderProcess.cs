using System.Diagnostics;
using Dashboard.PostgreSql.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.WriteSide.Tests.Embedded;

/// <summary>Another process that holds the server: this test program, run again for <see cref="HolderProgram"/> alone.</summary>
internal sealed class HolderProcess : IDisposable
{
    public const string DirectoryVariable = "DASHBOARD_TEST_HOLD";
    public const string ReadyFile = "holder.ready";

    private readonly Process _process;

    private HolderProcess(Process process) => _process = process;

    /// <summary>Returns when the other process holds the server.</summary>
    public static async Task<HolderProcess> StartAsync(TestServer server)
    {
        var program = $"{typeof(HolderProgram).FullName}.{nameof(HolderProgram.Run_AsAnotherProcess_HoldsTheServerUntilKilled)}";
        var start = new ProcessStartInfo("dotnet", [typeof(HolderProgram).Assembly.Location, "-noLogo", "-method", program])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment[DirectoryVariable] = server.Options.DataDirectory;
        var ready = Path.Combine(server.Options.DataDirectory, ReadyFile);
        File.Delete(ready);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The holder process did not start.");
        await TestServer.UntilAsync(() => File.Exists(ready) || process.HasExited, "the other process holds the server");
        return File.Exists(ready)
            ? new HolderProcess(process)
            : throw new InvalidOperationException($"The other process ended early: {await process.StandardOutput.ReadToEndAsync()}");
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}

/// <summary>No test: what the other process runs.</summary>
public sealed class HolderProgram
{
    [Fact]
    public async Task Run_AsAnotherProcess_HoldsTheServerUntilKilled()
    {
        var directory = Environment.GetEnvironmentVariable(HolderProcess.DirectoryVariable);
        Assert.SkipWhen(directory is null, "It is only run by other tests, in a process of its own.");

        await using var postgres = await EmbeddedPostgres.StartAsync(TestServer.OptionsFor(directory!), NullLogger.Instance, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory!, HolderProcess.ReadyFile), "", TestContext.Current.CancellationToken);
        await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
    }
}
