namespace Dashboard.Web.Hosting;

/// <summary>What stands behind a verb of the command line.</summary>
internal static class VerbArguments
{
    /// <summary>The value of an option, written as <c>--name value</c> or <c>--name=value</c>.</summary>
    /// <returns>Nothing where the option is not given; an empty text where its value is missing.</returns>
    public static string? After(string[] args, string name)
    {
        var index = Array.FindIndex(args, arg => arg == name || arg.StartsWith(name + '=', StringComparison.Ordinal));
        return index < 0 ? null
            : args[index].Length > name.Length ? args[index][(name.Length + 1)..]
            : args.ElementAtOrDefault(index + 1) ?? "";
    }
}
