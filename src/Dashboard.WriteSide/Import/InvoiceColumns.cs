namespace Dashboard.WriteSide.Import;

/// <summary>Where in a file's lines what stands.</summary>
internal sealed record InvoiceColumns(
    int Invoice, int StockCode, int Description, int Quantity, int Date, int Price, int Customer, int Country, int? Category, int Count)
{
    private static readonly string[] Required =
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"];

    /// <summary>Finds the columns by their names, whatever their order and case, spaces and underscores aside.</summary>
    /// <exception cref="BadImportFileException">A column is missing or stands there twice.</exception>
    public static InvoiceColumns Find(IReadOnlyList<string> header)
    {
        var names = header.Select(Tidy).ToList();
        var missing = Required.Where(name => !names.Contains(Tidy(name))).ToList();
        if (missing.Count > 0)
        {
            throw new BadImportFileException(
                $"The file lacks the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}; "
                + $"its first line must name {string.Join(", ", Required)} and may name Category, separated by commas.");
        }

        if (Required.Append("Category").FirstOrDefault(name => names.Count(other => other == Tidy(name)) > 1) is { } twice)
        {
            throw new BadImportFileException($"The file has two columns {twice}: one must go.");
        }

        var at = Required.Select(name => names.IndexOf(Tidy(name))).ToArray();
        var category = names.IndexOf(Tidy("Category"));
        return new InvoiceColumns(at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], category < 0 ? null : category, header.Count);
    }

    private static string Tidy(string name) =>
        string.Concat(name.Where(letter => !char.IsWhiteSpace(letter) && letter != '_')).ToUpperInvariant();
}
