using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Web.Hosting;
using Dashboard.WriteSide.Import;

namespace Dashboard.Web.Import;

/// <summary>
/// Imports a file from the terminal, whether or not the dashboard runs. Progress goes to standard error; the last line
/// of standard output is the result, as JSON. Interrupted (Ctrl-C) it stops cleanly, and goes on when it is called again.
/// </summary>
internal static class ImportVerb
{
    /// <summary>The verbs of the command line.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        new("import", "FILE   takes over the invoices of a CSV file", (args, terminal) => RunAsync(ImportSubject.Orders, args, terminal)),
        new("import-subscriptions", "FILE   takes over the subscriptions of a CSV file", (args, terminal) => RunAsync(ImportSubject.Subscriptions, args, terminal)),
    ];

    /// <summary>The verb for what a file holds.</summary>
    public static Verb Of(ImportSubject subject) => All[(int)subject];

    private static async Task<int> RunAsync(ImportSubject subject, string[] args, Terminal terminal)
    {
        var files = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (files is not [var file])
        {
            throw new StartException([$"Name one file: {Of(subject).Name} FILE"], ExitCode.Usage);
        }

        if (!File.Exists(file))
        {
            throw new StartException([$"There is no file {file}."], ExitCode.Usage);
        }

        await using var host = await HeadlessHost.StartAsync(args);
        return await ImportAsync(host.Services.GetRequiredService<IImporter>(), subject, file, terminal, host.Stopping);
    }

    /// <summary>Imports and says what there is to say.</summary>
    internal static async Task<int> ImportAsync(IImporter importer, ImportSubject subject, string file, Terminal terminal, CancellationToken cancellationToken)
    {
        var rejected = RejectedPath(file);
        try
        {
            var result = await importer.ImportAsync(new ImportRequest(file, rejected, Actor.Terminal, subject), new ProgressLine(terminal.Error), cancellationToken);
            await terminal.Error.WriteLineAsync(result.RejectedLines == 0
                ? "No line was rejected."
                : $"The {result.RejectedLines} rejected lines are in {rejected}.");
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(result, result.GetType(), JsonSerializerOptions.Web));
            return ExitCode.Done;
        }
        catch (BadImportFileException fault)
        {
            throw new StartException([fault.Message], ExitCode.Usage, fault);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new StartException([$"Stopped. What was imported stays. To go on: ./run.sh {Of(subject).Name} {file}"]);
        }
    }

    /// <summary>Beside the file; in the working directory where the file's own folder cannot be written.</summary>
    private static string RejectedPath(string file)
    {
        var beside = RejectedNames.Of(Path.GetFullPath(file));
        try
        {
            using var probe = new FileStream($"{beside}.{Guid.NewGuid():n}.tmp", FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return beside;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Path.GetFullPath(Path.GetFileName(beside));
        }
    }
}

/// <summary>Writes progress as lines, at most one a second and one for each phase: a terminal and a log read them alike.</summary>
internal sealed class ProgressLine(TextWriter output) : IProgress<ImportProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private ImportPhase? _phase;
    private TimeSpan _written;

    public void Report(ImportProgress value)
    {
        if (value.Phase == _phase && value.Elapsed - _written < Interval)
        {
            return;
        }

        (_phase, _written) = (value.Phase, value.Elapsed);
        output.WriteLine(Text(value));
    }

    private static string Text(ImportProgress progress)
    {
        var left = progress.TimeLeft is { } time ? FormattableString.Invariant($", {time.TotalSeconds:0} s left") : "";
        var rate = progress.PerSecond > 0 ? FormattableString.Invariant($", {progress.PerSecond:0} {progress.Phase.ToString().ToLowerInvariant()}/s") : "";
        return progress.Phase switch
        {
            ImportPhase.Reading => FormattableString.Invariant($"reading   {progress.Done:#,##0} of {progress.Total:#,##0} bytes"),
            ImportPhase.Finished => FormattableString.Invariant($"finished  after {progress.Elapsed.TotalSeconds:0.0} s, {progress.Rejected:#,##0} lines rejected"),
            var phase => FormattableString.Invariant($"{phase.ToString().ToLowerInvariant(),-9} {progress.Done:#,##0} of {progress.Total:#,##0}, {progress.Share:0 %}{rate}{left}"),
        };
    }
}
