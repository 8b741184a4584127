namespace Dashboard.WriteSide.Import;

/// <summary>What a file holds: its good lines, grouped, and which of its lines are none.</summary>
/// <param name="Book">Customers, products and invoices.</param>
/// <param name="Rejected">The other lines.</param>
/// <param name="BreaksInQuotes">How the file was read: with quoted fields over several lines, or without.</param>
internal sealed record InvoiceReading(InvoiceBook Book, RejectedLines Rejected, bool BreaksInQuotes);

/// <summary>Reads a file of invoices.</summary>
internal static class InvoiceReader
{
    /// <summary>Reads it all. A file with a quote that is not closed is read once more, with every line on its own, so that no more than that line is lost.</summary>
    /// <exception cref="BadImportFileException">It is no such file.</exception>
    public static async Task<InvoiceReading> ReadAsync(string path, ProgressMeter meter, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(path, breaksInQuotes: true, meter, cancellationToken);
        }
        catch (UnclosedQuoteException)
        {
            return await ReadAsync(path, breaksInQuotes: false, meter, cancellationToken);
        }
    }

    private static async Task<InvoiceReading> ReadAsync(string path, bool breaksInQuotes, ProgressMeter meter, CancellationToken cancellationToken)
    {
        using var file = await InvoiceFile.OpenAsync(path, breaksInQuotes, cancellationToken);
        var columns = InvoiceColumns.Find(file.Header);
        var reading = new InvoiceReading(new InvoiceBook(), new RejectedLines(), breaksInQuotes);
        meter.Begin(ImportPhase.Reading, file.Length, () => reading.Rejected.Count);
        while (await file.NextAsync(cancellationToken) is { } raw)
        {
            var (line, reason) = InvoiceLine.Read(raw, columns);
            reason ??= reading.Book.Add(line!, raw.Number);
            if (reason is not null)
            {
                reading.Rejected.Add(raw.Number, reason);
            }

            meter.Reached(file.Position);
        }

        return reading;
    }
}
