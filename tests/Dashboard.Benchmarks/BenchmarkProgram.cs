using System.Globalization;

namespace Dashboard.Benchmarks;

/// <summary>Runs the measurements that are named, one after the other, each on a database of its own.</summary>
internal static class BenchmarkProgram
{
    private static readonly string[] Names = ["commands", "latency", "fulfilment", "lists", "subscriptions", "history", "audit", "rebuild", "load"];

    private const string Usage = "Usage: Dashboard.Benchmarks [commands] [latency] [fulfilment] [lists [ORDERS [WORD]]] [subscriptions [COUNT]] [history [EVENTS]] [audit [ORDERS]] [rebuild [ORDERS]] [load [ORDERS]]";

    /// <summary>Runs them.</summary>
    /// <returns>0, or 2 when the arguments name no measurement.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var wanted = new Queue<string>(args.Length > 0 ? args : ["commands", "latency", "lists"]);
        while (wanted.TryDequeue(out var name))
        {
            switch (name)
            {
                case "commands":
                    await CommandThroughput.RunAsync(stop.Token);
                    break;
                case "latency":
                    await LiveLatency.RunAsync(stop.Token);
                    break;
                case "fulfilment":
                    await FulfilmentTimes.RunAsync(stop.Token);
                    break;
                case "lists":
                    await ListTimes.RunAsync(wanted.NumberOr(1_000_000), wanted.WordOrNothing(), stop.Token);
                    break;
                case "subscriptions":
                    await SubscriptionTimes.RunAsync(wanted.NumberOr(100_000), stop.Token);
                    break;
                case "history":
                    await HistoryTimes.RunAsync(wanted.NumberOr(10_000), stop.Token);
                    break;
                case "audit":
                    await AuditTimes.RunAsync(wanted.NumberOr(180_000), stop.Token);
                    break;
                case "rebuild":
                    await RebuildTimes.RunAsync(wanted.NumberOr(180_000), stop.Token);
                    break;
                case "load":
                    await RebuildUnderLoad.RunAsync(wanted.NumberOr(180_000), stop.Token);
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        return 0;
    }

    /// <summary>Takes the number that follows a measurement's name, when there is one.</summary>
    public static int NumberOr(this Queue<string> wanted, int usual) =>
        wanted.TryPeek(out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? TakeFirst(wanted, number)
            : usual;

    /// <summary>Takes the word that follows, unless it names a measurement.</summary>
    public static string? WordOrNothing(this Queue<string> wanted) =>
        wanted.TryPeek(out var word) && !Names.Contains(word, StringComparer.Ordinal) ? wanted.Dequeue() : null;

    private static int TakeFirst(Queue<string> wanted, int number)
    {
        wanted.Dequeue();
        return number;
    }
}
