using System.Collections.Frozen;
using System.Text.Json;
using Dashboard.Domain.People;

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
    public (string Name, int Version, string Payload) Write(IEvent change, IPersonKeys keys)
    {
        if (!_byType.TryGetValue(change.GetType(), out var entry))
        {
            throw new InvalidOperationException($"{change.GetType().Name} has no name in the event catalogue.");
        }

        if (PersonalFields.FormOf(change) is not { } form)
        {
            return (entry.Name, entry.Version, JsonSerializer.Serialize(change, entry.Json!));
        }

        var (erased, known) = form.Part(change);
        var payload = JsonSerializer.Serialize(erased, entry.Json!);
        return (entry.Name, entry.Version, keys.Find(form.OwnerOf(change)) is { } key ? LockedPart.Add(payload, key.Lock(known)) : payload);
    }

    /// <inheritdoc cref="EventCatalog.Show"/>
    public string Show(IEvent change) => JsonSerializer.Serialize(change, _byType[change.GetType()].Json!);

    /// <inheritdoc cref="EventCatalog.Read"/>
    public IEvent Read(string name, int version, ReadOnlySpan<byte> payload, IPersonKeys keys)
    {
        if (!_byName.TryGetValue((name, version), out var entry))
        {
            throw new UnknownEventException(name, version);
        }

        var change = entry.Read(payload);
        if (PersonalFields.FormOf(change) is { } form
            && LockedPart.Find(payload) is { IsEmpty: false } secret
            && Secret.WhoseIs(secret) is { } person
            && keys.Find(person)?.Unlock(secret) is { } known)
        {
            form.Join(change, known);
        }

        return change;
    }
}
