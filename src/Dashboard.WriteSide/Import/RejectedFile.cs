using System.Globalization;
using CsvHelper;

namespace Dashboard.WriteSide.Import;

/// <summary>
/// Writes the rejected lines as CSV: the line's number, the reason, and the line's own fields. Cells that a spreadsheet would
/// take for a formula get an apostrophe; numbers stay what they are.
/// </summary>
internal static class RejectedFile
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Goes through the file once more and writes what was rejected, whole or not at all.</summary>
    public static async Task WriteAsync(string path, string target, bool breaksInQuotes, RejectedLines rejected, CancellationToken cancellationToken)
    {
        var unfinished = $"{target}.{Guid.NewGuid():n}.tmp";
        try
        {
            using (var file = await ImportFile.OpenAsync(path, breaksInQuotes, cancellationToken))
            await using (var csv = CsvWriter.ToFile(unfinished, new CsvWriterOptions { Injection = CsvInjection.Escape, ValidateFieldCount = false }))
            {
                await CopyAsync(file, csv, rejected, cancellationToken);
            }

            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task CopyAsync(ImportFile file, CsvWriter csv, RejectedLines rejected, CancellationToken cancellationToken)
    {
        await WriteAsync(csv, "line", "reason", file.Header, cancellationToken);
        while (await file.NextAsync(cancellationToken) is { } line)
        {
            if (rejected.ReasonOf(line.Number) is { } reason)
            {
                await WriteAsync(csv, line.Number.ToString(CultureInfo.InvariantCulture), reason, line.Fields, cancellationToken);
            }
        }
    }

    private static ValueTask WriteAsync(CsvWriter csv, string line, string reason, IEnumerable<string> fields, CancellationToken cancellationToken)
    {
        csv.WriteField(line);
        csv.WriteField(reason);
        foreach (var field in fields)
        {
            // A number, told as one, is no formula; it must come out as it went in.
            if (decimal.TryParse(field, Number, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == field)
            {
#pragma warning disable MA0011 // The writer's configuration names the culture.
                csv.WriteField(number);
#pragma warning restore MA0011
            }
            else
            {
                csv.WriteField(field);
            }
        }

        return csv.EndRecordAsync(cancellationToken);
    }
}
