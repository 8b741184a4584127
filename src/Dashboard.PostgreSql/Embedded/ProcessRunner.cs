using System.ComponentModel;
using System.Diagnostics;

namespace Dashboard.PostgreSql.Embedded;

/// <summary>What a program left behind: its exit code and what it printed, standard error after standard output.</summary>
internal sealed record ProcessResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs a program to its end.</summary>
internal static class ProcessRunner
{
    /// <summary>The exit code a shell gives for a program that it does not find.</summary>
    public const int NotFound = 127;

    /// <summary>
    /// The program gets a search path and nothing else of this process's environment: neither its secrets nor <c>PG…</c> variables
    /// reach the server. A cancelled run is killed and waited for; what it started itself goes on.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<ProcessResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // The server's user may not enter the directory that this process was started in.
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = SearchPath;
        start.Environment["LC_ALL"] = "C";

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new ProcessResult(NotFound, exception.Message);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ProcessResult(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>What a program printed, when it succeeded.</summary>
    /// <exception cref="EmbeddedPostgresException">It did not; the message is <paramref name="failure"/> and what it said.</exception>
    public static async Task<string> RequireAsync(string program, IEnumerable<string> arguments, string failure, CancellationToken cancellationToken)
    {
        var result = await RunAsync(program, arguments, cancellationToken);
        return result.Succeeded ? result.Output : throw new EmbeddedPostgresException($"{failure} ({program}: {result.Output}).");
    }

    /// <summary>Ours, and the directories of the system's tools that an ordinary user's path may lack.</summary>
    public static string SearchPath => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
}
