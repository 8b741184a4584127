namespace Dashboard.WriteSide.Import;

/// <summary>Finds the columns of a file by their names, whatever their order and case, spaces and underscores aside.</summary>
internal static class FileColumns
{
    /// <summary>Where the columns are: first those that must be there, then those that may, with nothing for one that is not.</summary>
    /// <exception cref="BadImportFileException">A column is missing or stands there twice.</exception>
    public static int?[] Find(IReadOnlyList<string> header, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var names = header.Select(Tidy).ToList();
        var missing = required.Where(name => !names.Contains(Tidy(name))).ToList();
        if (missing.Count > 0)
        {
            throw new BadImportFileException(
                $"The file lacks the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}; "
                + $"its first line must name {string.Join(", ", required)} and may name {string.Join(", ", optional)}, separated by commas.");
        }

        var all = required.Concat(optional).ToList();
        return all.FirstOrDefault(name => names.Count(other => other == Tidy(name)) > 1) is { } twice
            ? throw new BadImportFileException($"The file has two columns {twice}: one must go.")
            : [.. all.Select(name => names.IndexOf(Tidy(name)) is var at and >= 0 ? at : (int?)null)];
    }

    private static string Tidy(string name) =>
        string.Concat(name.Where(letter => !char.IsWhiteSpace(letter) && letter != '_')).ToUpperInvariant();
}
