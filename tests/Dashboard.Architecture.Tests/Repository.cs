namespace Dashboard.Architecture.Tests;

/// <summary>The checkout these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Relative(string file) => Path.GetRelativePath(Root, file);

    /// <summary>Every hand-written source file below a folder of the repository.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".razor"
        where !Relative(file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations")
        select file;

    /// <summary>Every script below a folder of the repository.</summary>
    public static IEnumerable<string> Scripts(string folder) => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.js", SearchOption.AllDirectories);

    private static string FindRoot(string start)
    {
        var folder = new DirectoryInfo(start);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {start} holds Dashboard.sln.");
    }
}
