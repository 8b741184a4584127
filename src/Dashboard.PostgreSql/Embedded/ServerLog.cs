namespace Dashboard.PostgreSql.Embedded;

/// <summary>What the server wrote down.</summary>
internal static class ServerLog
{
    private const int TailLines = 12;

    /// <summary>Each start has a file of its own; the one before is kept.</summary>
    public static void Rotate(DataLayout layout)
    {
        if (File.Exists(layout.LogFile))
        {
            File.Move(layout.LogFile, layout.PreviousLogFile, overwrite: true);
        }
    }

    public static string Read(DataLayout layout) => File.Exists(layout.LogFile) ? File.ReadAllText(layout.LogFile) : "";

    /// <summary>The last lines of a text, in one line.</summary>
    public static string Tail(string text) =>
        string.Join(" | ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(TailLines));
}
