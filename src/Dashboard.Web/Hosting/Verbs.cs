using Dashboard.Web.Generate;
using Dashboard.Web.Import;
using Dashboard.Web.Rebuild;
using Dashboard.Web.Verify;

namespace Dashboard.Web.Hosting;

/// <summary>Something that the program does from the terminal instead of serving the dashboard.</summary>
/// <param name="Name">First word of the command line.</param>
/// <param name="Usage">Its arguments and what it does, on one line.</param>
/// <param name="RunAsync">Does it with the arguments after the name; answers the exit code. Throws <see cref="StartException"/> for wrong arguments.</param>
internal sealed record Verb(string Name, string Usage, Func<string[], Terminal, Task<int>> RunAsync);

/// <summary>The program's command line: a verb with its arguments, or none for the dashboard. <c>--Key=Value</c> is a setting.</summary>
internal static class Verbs
{
    /// <summary>Every verb there is. A verb that needs the write side begins with <see cref="HeadlessHost.StartAsync"/>.</summary>
    public static IReadOnlyList<Verb> All { get; } = [.. ImportVerb.All, GenerateVerb.Verb, VerifyVerb.Verb, RebuildVerb.Verb];

    public static Task<int> RunAsync(string[] args, Terminal terminal) => RunAsync(args, terminal, All);

    /// <summary>Finds the verb, runs it, and turns an expected fault into sentences and an exit code.</summary>
    internal static async Task<int> RunAsync(string[] args, Terminal terminal, IReadOnlyList<Verb> verbs)
    {
        try
        {
            if (args is [] || args[0].StartsWith('-'))
            {
                return args is ["--help" or "-h", ..] ? Help(terminal.Out, verbs) : await DashboardHost.RunAsync(args, terminal);
            }

            return verbs.FirstOrDefault(verb => verb.Name == args[0]) is { } verb
                ? await verb.RunAsync(args[1..], terminal)
                : throw new StartException([$"There is no verb '{args[0]}'.", .. Lines(verbs)], ExitCode.Usage);
        }
        catch (StartException fault)
        {
            foreach (var sentence in fault.Sentences)
            {
                await terminal.Error.WriteLineAsync(sentence);
            }

            return fault.ExitCode;
        }
    }

    private static int Help(TextWriter output, IReadOnlyList<Verb> verbs)
    {
        foreach (var line in Lines(verbs))
        {
            output.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(IReadOnlyList<Verb> verbs) =>
        ["Without a verb the dashboard is served. Verbs:", .. verbs.Select(verb => $"  {verb.Name} {verb.Usage}")];
}
