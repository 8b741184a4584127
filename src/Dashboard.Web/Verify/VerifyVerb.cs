using System.Text.Json;
using Dashboard.ReadSide;
using Dashboard.Web.Hosting;
using Dashboard.WriteSide.Seals;
using Dashboard.WriteSide.Verify;

namespace Dashboard.Web.Verify;

/// <summary>
/// Checks the log against what was made of it, on both sides, whether or not the dashboard runs. Every difference is a line on standard
/// output, the last line there is the sum, as JSON; progress goes to standard error. Any difference makes the exit code 1.
/// </summary>
internal static class VerifyVerb
{
    /// <summary>The verb of the command line.</summary>
    public static Verb Verb { get; } = new("verify", "[--seal HASH]   folds the log and compares it with its seals, the write tables and the read tables", RunAsync);

    private static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var seal = VerbArguments.After(args, "--seal");
        if (seal is not null && !SealVerifier.IsHash(seal))
        {
            throw new StartException(["--seal needs the 64 digits that an earlier run called seal."], ExitCode.Usage);
        }

        await using var host = await HeadlessHost.StartAsync(args, services => services.AddDashboardReadSide());
        return await VerifyAsync(host.Services, terminal, seal, host.Stopping);
    }

    /// <summary>Verifies and says what there is to say.</summary>
    internal static async Task<int> VerifyAsync(IServiceProvider services, Terminal terminal, string? seal, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var started = clock.GetTimestamp();
        var progress = new VerifyProgressLine(terminal.Error, clock);
        long differences = 0;
        var projections = 0;
        SealSummary seals;
        try
        {
            await foreach (var difference in services.GetRequiredService<LogVerifier>().VerifyAsync(progress, cancellationToken))
            {
                differences++;
                await terminal.Out.WriteLineAsync(Text(difference));
            }

            await terminal.Error.WriteLineAsync("log: comparing with its seals");
            seals = await services.GetRequiredService<SealVerifier>().VerifyAsync(
                seal,
                fault =>
                {
                    differences++;
                    return terminal.Out.WriteLineAsync($"log {fault.Position}{(fault.EventId is { } id ? $" event {id}" : "")}: {fault.Sentence}");
                },
                cancellationToken);

            var check = ActivatorUtilities.CreateInstance<ProjectionCheck>(services, terminal.Error);
            await foreach (var projection in check.CheckAsync(cancellationToken))
            {
                projections++;
                differences += projection.Differences;
                foreach (var line in projection.Lines())
                {
                    await terminal.Out.WriteLineAsync(line);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new StartException(["Stopped before everything was compared."]);
        }

        var seconds = Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1);
        var sum = new { progress.Last.Streams, progress.Last.Events, seals.Sealed, seals.Unsealed, seal = seals.Hash, projections, differences, seconds };
        await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(sum, JsonSerializerOptions.Web));
        return differences == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Text(Difference difference) => difference.Property == Difference.Whole
        ? $"{difference.Kind} {difference.Id}: in the row: {difference.InRow ?? "no row"}; in the log: {difference.InLog ?? "no events"}"
        : $"{difference.Kind} {difference.Id} {difference.Property}: in the row: {difference.InRow ?? "nothing"}; in the log: {difference.InLog ?? "nothing"}";
}

/// <summary>Writes progress as lines, at most one a second: a terminal and a log read them alike.</summary>
internal sealed class VerifyProgressLine(TextWriter output, TimeProvider clock) : IProgress<VerifyProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long _written = clock.GetTimestamp();

    /// <summary>The newest report.</summary>
    public VerifyProgress Last { get; private set; } = new("", 0, 0);

    public void Report(VerifyProgress value)
    {
        Last = value;
        if (clock.GetElapsedTime(_written) >= Interval)
        {
            _written = clock.GetTimestamp();
            output.WriteLine(FormattableString.Invariant($"{value.Kind}: {value.Streams:#,##0} streams, {value.Events:#,##0} events"));
        }
    }
}
