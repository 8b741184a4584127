using System.Globalization;
using CsvHelper;
using Dashboard.ReadSide.Audit;

namespace Dashboard.Web.Audit;

/// <summary>
/// The audit log as CSV for spreadsheets: UTF-8 with a byte order mark, without which Excel takes it for something else, and with an
/// apostrophe before what it would take for a formula. Written as it is read: an export of everything needs no more memory than one of little.
/// </summary>
internal static class AuditFile
{
    private const string ContentType = "text/csv; charset=utf-8";

    private static readonly string[] Columns =
    [
        "position", "recordedAt", "occurredAt", "who", "actorId", "event", "kind", "thingId", "thing", "version", "sentence", "reason",
        "origin", "address", "commandId", "correlationId", "causationId", "eventId",
    ];

    /// <summary>The file of some entries.</summary>
    public static IResult Of(IAsyncEnumerable<AuditEntry> entries, DateTimeOffset now) => Results.Stream(
        stream => WriteAsync(entries, stream), ContentType, string.Create(CultureInfo.InvariantCulture, $"audit-{now:yyyyMMdd-HHmmss}.csv"));

    internal static async Task WriteAsync(IAsyncEnumerable<AuditEntry> entries, Stream stream)
    {
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, CancellationToken.None);
        await foreach (var entry in entries)
        {
            await csv.WriteRecordAsync(FieldsOf(entry), CancellationToken.None);
        }

        await csv.FlushAsync(CancellationToken.None);
    }

    private static string[] FieldsOf(AuditEntry entry) =>
    [
        entry.Position.ToString(),
        Instant(entry.RecordedAt),
        Instant(entry.OccurredAt),
        entry.Who,
        entry.ActorId.ToString(),
        entry.Name,
        entry.StreamKind,
        entry.StreamId.ToString(),
        entry.Thing,
        entry.StreamVersion.ToString(CultureInfo.InvariantCulture),
        entry.Sentence,
        entry.Reason ?? "",
        Api.Words.Of(entry.Origin.Kind),
        entry.Origin.Address,
        entry.CommandId.ToString(),
        entry.CorrelationId.ToString(),
        entry.CausationId.ToString(),
        entry.EventId.ToString(),
    ];

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
