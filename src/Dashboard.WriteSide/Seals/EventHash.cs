using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Domain;
using Dashboard.WriteSide.EventLog;

namespace Dashboard.WriteSide.Seals;

/// <summary>The hash of everything that a row of the log says.</summary>
internal static class EventHash
{
    /// <summary>Writes as much of it as there is room for, at most 32 bytes.</summary>
    public static void Write(LogRow row, Span<byte> into)
    {
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(row)), whole);
        whole[..into.Length].CopyTo(into);
    }

    /// <summary>Everything that is stored; fields are told apart by their lengths, so that nothing can move from one to the next.</summary>
    private static string TextOf(LogRow row)
    {
        var text = new StringBuilder(row.Payload.Length + 400);
        foreach (var field in FieldsOf(row))
        {
            text.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field}");
        }

        return text.ToString();
    }

    /// <summary>
    /// Rows from before the log knew of origins have none, and their fields are those that were sealed then. Whoever gives such a row an
    /// origin, or takes one away, changes how many fields there are, and so the hash.
    /// </summary>
    private static IEnumerable<string> FieldsOf(LogRow row) => row is { Origin: OriginKind.Unknown, Address: "" }
        ? FirstFields(row)
        : [.. FirstFields(row), ((int)row.Origin).ToString(CultureInfo.InvariantCulture), row.Address];

    private static IEnumerable<string> FirstFields(LogRow row) =>
    [
        row.Transaction.ToString(CultureInfo.InvariantCulture),
        row.Sequence.ToString(CultureInfo.InvariantCulture),
        row.EventId.ToString("n"),
        row.StreamKind,
        row.StreamId.ToString("n"),
        row.StreamVersion.ToString(CultureInfo.InvariantCulture),
        row.Name,
        row.SchemaVersion.ToString(CultureInfo.InvariantCulture),
        row.Payload,
        row.OccurredAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
        row.RecordedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
        row.ActorId.ToString("n"),
        row.ActorName,
        row.CommandId.ToString("n"),
        row.CorrelationId.ToString("n"),
        row.CausationId.ToString("n"),
    ];
}
