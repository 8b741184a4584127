namespace Dashboard.Web.Rebuild;

/// <summary>What the arguments of the verb ask for.</summary>
/// <param name="Projection">Which; nothing for all.</param>
/// <param name="CompareOnly">Whether the tables that are served stay.</param>
/// <param name="Reason">Why, for the log.</param>
internal sealed record RebuildWish(string? Projection, bool CompareOnly, string Reason)
{
    private const string FromTerminal = "from the terminal";

    /// <summary>Reads the arguments; nothing when they ask for nothing that can be done.</summary>
    public static RebuildWish? Of(string[] args)
    {
        var (names, all, compare, reason) = (new List<string>(), false, false, FromTerminal);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--all":
                    all = true;
                    break;
                case "--compare":
                    compare = true;
                    break;
                case "--reason" when i + 1 < args.Length:
                    reason = args[++i];
                    break;
                case var setting when setting.StartsWith("--", StringComparison.Ordinal) && setting.Contains('='):
                    // A setting of the program's own.
                    break;
                case var word when word.StartsWith('-'):
                    return null;
                case var name:
                    names.Add(name);
                    break;
            }
        }

        return (all, names) switch
        {
            (true, []) => new RebuildWish(null, compare, reason),
            (false, [var one]) => new RebuildWish(one, compare, reason),
            _ => null,
        };
    }
}
