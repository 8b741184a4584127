using System.Globalization;
using System.Text.Json;
using Dashboard.Web.Hosting;
using Dashboard.WriteSide.Generate;

namespace Dashboard.Web.Generate;

/// <summary>
/// Fills the log from the terminal, whether or not the dashboard runs. Progress goes to standard error; the last line of standard
/// output is the result, as JSON. Interrupted (Ctrl-C) it stops after a whole transaction.
/// </summary>
internal static class GenerateVerb
{
    private const string Example = "Say how many: generate --orders N [--seed S]";

    /// <summary>The verb of the command line.</summary>
    public static Verb Verb { get; } = new("generate", "--orders N [--seed S]   fills the log with two years of an invented shop", RunAsync);

    private static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var options = Options(args);
        await using var host = await HeadlessHost.StartAsync(args);
        return await GenerateAsync(host.Services.GetRequiredService<LogGenerator>(), options, terminal, host.Stopping);
    }

    /// <summary>What the arguments ask for.</summary>
    /// <exception cref="StartException">They ask for nothing that can be made.</exception>
    internal static GeneratorOptions Options(string[] args)
    {
        var orders = NumberAfter(args, "--orders") ?? throw new StartException([Example], ExitCode.Usage);
        return orders > 0
            ? new GeneratorOptions { Orders = orders, Seed = NumberAfter(args, "--seed") }
            : throw new StartException(["The number of orders must be at least 1."], ExitCode.Usage);
    }

    /// <summary>Generates and says what there is to say.</summary>
    internal static async Task<int> GenerateAsync(LogGenerator generator, GeneratorOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var result = await generator.RunAsync(options, new GenerateProgressLine(terminal.Error), cancellationToken);
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
            return ExitCode.Done;
        }
        catch (SeedUsedException fault)
        {
            throw new StartException([fault.Message], ExitCode.Usage, fault);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new StartException(["Stopped. What was written stays, and is whole."]);
        }
    }

    private static int? NumberAfter(string[] args, string name) => VerbArguments.After(args, name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new StartException([$"{name} needs a number. {Example}"], ExitCode.Usage),
    };
}

/// <summary>Writes progress as lines, at most one a second: a terminal and a log read them alike.</summary>
internal sealed class GenerateProgressLine(TextWriter output) : IProgress<GeneratorProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private TimeSpan _written = -Interval;

    public void Report(GeneratorProgress value)
    {
        if (value.Elapsed - _written < Interval && value.Orders < value.TotalOrders)
        {
            return;
        }

        _written = value.Elapsed;
        output.WriteLine(FormattableString.Invariant(
            $"seed {value.Seed}: {value.Orders:#,##0} of {value.TotalOrders:#,##0} orders, {value.Events:#,##0} events, {value.EventsPerSecond:#,##0} events/s"));
    }
}
