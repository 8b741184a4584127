using Dashboard.Domain.Log;

namespace Dashboard.Web.Audit;

/// <summary>What can be looked for in the audit log.</summary>
internal static class AuditKinds
{
    /// <summary>Kinds of things, as the log has them.</summary>
    public static IReadOnlyList<string> Streams { get; } =
        ["customer", "product", "order", "payment", "shipment", "plan", "subscription", "staff-user", "security", "saga", "message", "projection", "view-as-of"];

    /// <summary>Kinds of events, as the log has them.</summary>
    public static IReadOnlyList<string> Events { get; } = [.. EventCatalog.Names.Values.Select(known => known.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A name of the log as words with a capital.</summary>
    public static string Text(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
}
