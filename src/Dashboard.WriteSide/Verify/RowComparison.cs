using System.Globalization;
using Dashboard.Domain;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Verify;

/// <summary>Compares rows with the folds of their streams, column by column, in the form in which they are stored.</summary>
internal sealed class RowComparison(string kind, BulkTable table)
{
    /// <summary>Every difference between a row and a fold; the row or the events may be missing.</summary>
    public IEnumerable<Difference> Compare(Guid id, Aggregate? row, StreamFold fold)
    {
        foreach (var (property, inLog) in fold.Faults)
        {
            yield return new Difference(kind, id, property, InRow: null, inLog);
        }

        if (row is null || fold.Count == 0)
        {
            if (row is not null || fold.Count > 0)
            {
                yield return new Difference(kind, id, Difference.Whole, VersionOf(row), fold.Count == 0 ? null : VersionOf(fold.Aggregate));
            }

            yield break;
        }

        var (inRows, inLogs) = (table.RowOf(row), table.RowOf(fold.Aggregate));
        for (var column = 0; column < inRows.Length; column++)
        {
            if (!Equals(inRows[column], inLogs[column]))
            {
                yield return new Difference(kind, id, table.Columns[column].Name, TextOf(inRows[column]), TextOf(inLogs[column]));
            }
        }
    }

    private static string? VersionOf(Aggregate? aggregate) =>
        aggregate is null ? null : string.Create(CultureInfo.InvariantCulture, $"version {aggregate.Version}");

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
