using System.Collections.Frozen;
using System.Text.Json;

namespace Dashboard.Domain.Log;

/// <summary>Events by type and by name; no name and version, and no type, is there twice.</summary>
internal sealed class EventSet(IReadOnlyCollection<EventEntry> entries)
{
    private readonly FrozenDictionary<Type, EventEntry> _byType =
        entries.Where(entry => entry.Type is not null).ToFrozenDictionary(entry => entry.Type!);

    private readonly FrozenDictionary<(string Name, int Version), EventEntry> _byName =
        entries.ToFrozenDictionary(entry => (entry.Name, entry.Version));

    /// <inheritdoc cref="EventCatalog.Names"/>
    public IReadOnlyDictionary<Type, (string Name, int Version)> Names { get; } = entries
        .Where(entry => entry.Type is not null)
        .ToFrozenDictionary(entry => entry.Type!, entry => (entry.Name, entry.Version));

    /// <inheritdoc cref="EventCatalog.Write"/>
    public (string Name, int Version, string Payload) Write(IEvent change) =>
        _byType.TryGetValue(change.GetType(), out var entry)
            ? (entry.Name, entry.Version, JsonSerializer.Serialize(change, entry.Json!))
            : throw new InvalidOperationException($"{change.GetType().Name} has no name in the event catalogue.");

    /// <inheritdoc cref="EventCatalog.Read"/>
    public IEvent Read(string name, int version, ReadOnlySpan<byte> payload) =>
        _byName.TryGetValue((name, version), out var entry)
            ? entry.Read(payload)
            : throw new UnknownEventException(name, version);
}
