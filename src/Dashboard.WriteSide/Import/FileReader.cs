namespace Dashboard.WriteSide.Import;

/// <summary>What the good lines of a file tell, in a form that is small enough to keep.</summary>
internal interface IImportBook
{
    /// <summary>Takes a line.</summary>
    /// <returns>Why it has no place there, if so.</returns>
    string? Add(FileLine line);
}

/// <summary>What a file holds: its good lines, grouped, and which of its lines are none.</summary>
/// <param name="Book">The good lines.</param>
/// <param name="Rejected">The other lines.</param>
/// <param name="BreaksInQuotes">How the file was read: with quoted fields over several lines, or without.</param>
internal sealed record FileReading<TBook>(TBook Book, RejectedLines Rejected, bool BreaksInQuotes);

/// <summary>Reads a file into a book.</summary>
internal static class FileReader
{
    /// <summary>Reads it all. A file with a quote that is not closed is read once more, with every line on its own, so that no more than that line is lost.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="open">An empty book for a file whose columns have these names.</param>
    /// <param name="meter">Told how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BadImportFileException">It is no such file.</exception>
    public static async Task<FileReading<TBook>> ReadAsync<TBook>(
        string path, Func<IReadOnlyList<string>, TBook> open, ProgressMeter meter, CancellationToken cancellationToken)
        where TBook : IImportBook
    {
        try
        {
            return await ReadAsync(path, open, breaksInQuotes: true, meter, cancellationToken);
        }
        catch (UnclosedQuoteException)
        {
            return await ReadAsync(path, open, breaksInQuotes: false, meter, cancellationToken);
        }
    }

    private static async Task<FileReading<TBook>> ReadAsync<TBook>(
        string path, Func<IReadOnlyList<string>, TBook> open, bool breaksInQuotes, ProgressMeter meter, CancellationToken cancellationToken)
        where TBook : IImportBook
    {
        using var file = await ImportFile.OpenAsync(path, breaksInQuotes, cancellationToken);
        var reading = new FileReading<TBook>(open(file.Header), new RejectedLines(), breaksInQuotes);
        meter.Begin(ImportPhase.Reading, file.Length, () => reading.Rejected.Count);
        while (await file.NextAsync(cancellationToken) is { } line)
        {
            if (reading.Book.Add(line) is { } reason)
            {
                reading.Rejected.Add(line.Number, reason);
            }

            meter.Reached(file.Position);
        }

        return reading;
    }
}
