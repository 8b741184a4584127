using System.Globalization;

namespace Dashboard.Domain.Log;

/// <summary>
/// Place of an event in the log: the writing transaction and the sequence in it. Ordered by both. A reader takes only
/// what lies below every transaction still open, so remembering the last position it saw never skips an event.
/// </summary>
/// <param name="Transaction">Database's number of the writing transaction; 0 is before the first.</param>
/// <param name="Sequence">Number of the row, ascending within a transaction.</param>
public readonly record struct LogPosition(ulong Transaction, long Sequence) : IComparable<LogPosition>
{
    /// <summary>Before the first event.</summary>
    public static LogPosition Start => default;

    /// <inheritdoc/>
    public int CompareTo(LogPosition other)
    {
        var byTransaction = Transaction.CompareTo(other.Transaction);
        return byTransaction != 0 ? byTransaction : Sequence.CompareTo(other.Sequence);
    }

    /// <summary>Whether the left position comes before the right one.</summary>
    public static bool operator <(LogPosition left, LogPosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left position comes after the right one.</summary>
    public static bool operator >(LogPosition left, LogPosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left position comes before the right one or is the same.</summary>
    public static bool operator <=(LogPosition left, LogPosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left position comes after the right one or is the same.</summary>
    public static bool operator >=(LogPosition left, LogPosition right) => left.CompareTo(right) >= 0;

    /// <summary>The form that headers and pages use: <c>transaction-sequence</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}-{Sequence}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>Whether the text is a position.</returns>
    public static bool TryParse(string? text, out LogPosition position)
    {
        position = default;
        var dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (dash < 1 ||
            !ulong.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var transaction) ||
            !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return false;
        }

        position = new LogPosition(transaction, sequence);
        return true;
    }
}
