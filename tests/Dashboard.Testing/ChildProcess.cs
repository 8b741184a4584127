using System.Diagnostics;

namespace Dashboard.Testing;

/// <summary>
/// A process that a test starts and can kill as an operating system does, without a word: the test's own program, run again for one
/// of its methods. That method is no test; it skips itself unless <see cref="Given"/> says that it was started like this.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const string Prefix = "DASHBOARD_TEST_CHILD_";

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ChildProcess(Process process)
    {
        _process = process;

        // Read all the time: whoever writes to a full pipe stands still.
        (_output, _errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts it.</summary>
    /// <param name="program">The class that holds the method.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="given">What it is told, by name.</param>
    public static ChildProcess Start(Type program, string method, params ReadOnlySpan<(string Name, string Value)> given)
    {
        var start = new ProcessStartInfo("dotnet", [program.Assembly.Location, "-noLogo", "-method", $"{program.FullName}.{method}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in given)
        {
            start.Environment[Prefix + name] = value;
        }

        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program.Name} did not start."));
    }

    /// <summary>What this process was told under a name; nothing when it is no child.</summary>
    public static string? Given(string name) => Environment.GetEnvironmentVariable(Prefix + name);

    /// <summary>Kills it, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>What it wrote, once it has ended.</summary>
    public async Task<string> WrittenAsync() => $"{await _output}{await _errors}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
