using System.Globalization;
using Dashboard.Domain.Log;

namespace Dashboard.WriteSide.History;

/// <summary>A moment in the life of a thing.</summary>
public abstract record PointInTime
{
    /// <summary>Now: after its newest event.</summary>
    public sealed record Newest : PointInTime;

    /// <summary>After so many of its events; 0 is before the first.</summary>
    public sealed record AfterEvents(int Version) : PointInTime;

    /// <summary>After everything in the log up to a position.</summary>
    public sealed record AtPosition(LogPosition Position) : PointInTime;

    /// <summary>As it was in the business at an instant: after everything that had happened by then, however late it was written down.</summary>
    public sealed record AtInstant(DateTimeOffset Instant) : PointInTime;

    /// <summary>Reads a moment: a number of events, a position such as <c>1234-567</c>, or an instant such as <c>2026-11-21T14:03:22Z</c>; nothing said is now.</summary>
    /// <returns>The moment; nothing when it is none.</returns>
    public static PointInTime? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Newest();
        }

        text = text.Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return new AfterEvents(version);
        }

        if (LogPosition.TryParse(text, out var position))
        {
            return new AtPosition(position);
        }

        // A plus in an address is a blank by the time it is read.
        return text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(
            text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? new AtInstant(instant)
            : null;
    }
}
