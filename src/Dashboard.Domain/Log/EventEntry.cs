using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dashboard.Domain.Log;

/// <summary>One name and version under which events stand in the log, and how its payload is read.</summary>
/// <param name="Name">Name in the log, such as <c>order-submitted</c>.</param>
/// <param name="Version">Version of the payload's shape, from 1.</param>
/// <param name="Type">The event, on the version that is written today; nothing on an old one.</param>
/// <param name="Json">How it is written; nothing on an old one.</param>
/// <param name="Read">Turns a payload into an event of today's shape.</param>
internal sealed record EventEntry(string Name, int Version, Type? Type, JsonTypeInfo? Json, EventEntry.PayloadReader Read)
{
    /// <summary>Reads a payload: JSON, UTF-8.</summary>
    public delegate IEvent PayloadReader(ReadOnlySpan<byte> payload);

    /// <summary>The version that is written today.</summary>
    public static EventEntry Current<TEvent>(string name, int version, JsonTypeInfo<TEvent> json)
        where TEvent : class, IEvent =>
        new(name, version, typeof(TEvent), json, payload => Parse(name, payload, json));

    /// <summary>A version that older programs wrote: read in its own shape, then turned into today's.</summary>
    public static EventEntry Old<TOld>(string name, int version, JsonTypeInfo<TOld> json, Func<TOld, IEvent> upcast)
        where TOld : class =>
        new(name, version, Type: null, Json: null, payload => upcast(Parse(name, payload, json)));

    private static T Parse<T>(string name, ReadOnlySpan<byte> payload, JsonTypeInfo<T> json)
        where T : class =>
        JsonSerializer.Deserialize(payload, json) ?? throw new JsonException($"The payload of a {name} is null.");
}
