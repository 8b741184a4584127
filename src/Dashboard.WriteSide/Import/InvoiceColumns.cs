namespace Dashboard.WriteSide.Import;

/// <summary>Where in the lines of a file of invoices what stands.</summary>
internal sealed record InvoiceColumns(
    int Invoice, int StockCode, int Description, int Quantity, int Date, int Price, int Customer, int Country, int? Category, int Count)
{
    private static readonly string[] Required =
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"];

    /// <summary>Finds the columns.</summary>
    /// <exception cref="BadImportFileException">A column is missing or stands there twice.</exception>
    public static InvoiceColumns Find(IReadOnlyList<string> header)
    {
        var found = FileColumns.Find(header, Required, ["Category"]);
        var at = found.Take(Required.Length).Select(column => column!.Value).ToArray();
        return new InvoiceColumns(at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], found[^1], header.Count);
    }
}
