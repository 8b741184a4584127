namespace Dashboard.Domain.Log;

/// <summary>
/// The last property of a payload that tells something of a person: what is locked with their key. All other properties are the event as it
/// is once the person is erased, so that whoever has no key reads just that.
/// </summary>
public static class LockedPart
{
    /// <summary>Name of the property; no event has one of its own that is called so.</summary>
    public const string Name = "locked";

    /// <summary>What it begins with; nothing else in a payload looks like it.</summary>
    public const string Start = $",\"{Name}\":\"";

    private static ReadOnlySpan<byte> StartBytes => ",\"locked\":\""u8;

    private static ReadOnlySpan<byte> EndBytes => "\"}"u8;

    /// <summary>Whether a payload has one.</summary>
    public static bool IsIn(string payload) => payload.Contains(Start, StringComparison.Ordinal);

    /// <summary>A payload, which has at least one property, with a locked part.</summary>
    internal static string Add(string payload, string secret) => string.Concat(payload.AsSpan(0, payload.Length - 1), Start, secret, "\"}");

    /// <summary>The locked part of a payload; nothing when it has none. A quotation mark within a text is never written as such, so no text can look like it.</summary>
    internal static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> payload) =>
        payload.EndsWith(EndBytes) && payload.LastIndexOf(StartBytes) is >= 0 and var at ? payload[(at + StartBytes.Length)..^EndBytes.Length] : [];
}
