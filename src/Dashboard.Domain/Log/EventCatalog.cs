using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dashboard.Domain.Log;

/// <summary>
/// The explicit names under which events stand in the log. A name is never renamed and never used again; when a
/// payload changes its shape, its version goes up and the old version gets a line that turns it into the new one.
/// </summary>
public static class EventCatalog
{
    private static readonly Entry[] Entries =
    [
        Current("customer-registered", 1, EventJson.Default.CustomerRegistered),
        Current("customer-verified", 1, EventJson.Default.CustomerVerified),
        Current("customer-details-changed", 1, EventJson.Default.CustomerDetailsChanged),
        Current("product-added-to-wishlist", 1, EventJson.Default.ProductAddedToWishlist),
        Current("product-removed-from-wishlist", 1, EventJson.Default.ProductRemovedFromWishlist),
        Current("product-created", 1, EventJson.Default.ProductCreated),
        Current("product-details-changed", 1, EventJson.Default.ProductDetailsChanged),
        Current("product-price-changed", 1, EventJson.Default.ProductPriceChanged),
        Current("product-published", 1, EventJson.Default.ProductPublished),
        Current("review-added", 1, EventJson.Default.ReviewAdded),
        Current("inventory-adjusted", 1, EventJson.Default.InventoryAdjusted),
        Current("inventory-reserved", 1, EventJson.Default.InventoryReserved),
        Current("inventory-released", 1, EventJson.Default.InventoryReleased),
        Current("order-created", 1, EventJson.Default.OrderCreated),
        Current("order-item-added", 1, EventJson.Default.OrderItemAdded),
        Current("order-item-changed", 1, EventJson.Default.OrderItemChanged),
        Current("order-item-removed", 1, EventJson.Default.OrderItemRemoved),
        Current("order-submitted", 1, EventJson.Default.OrderSubmitted),
        Current("order-confirmed", 1, EventJson.Default.OrderConfirmed),
        Current("order-shipped", 1, EventJson.Default.OrderShipped),
        Current("order-delivered", 1, EventJson.Default.OrderDelivered),
        Current("order-cancelled", 1, EventJson.Default.OrderCancelled),
        Current("order-failed", 1, EventJson.Default.OrderFailed),
    ];

    private static readonly FrozenDictionary<Type, Entry> ByType =
        Entries.Where(entry => entry.Type is not null).ToFrozenDictionary(entry => entry.Type!);

    private static readonly FrozenDictionary<(string Name, int Version), Entry> ByName =
        Entries.ToFrozenDictionary(entry => (entry.Name, entry.Version));

    /// <summary>Every event type, with the name and version under which it is written today.</summary>
    public static IReadOnlyDictionary<Type, (string Name, int Version)> Names { get; } =
        ByType.ToFrozenDictionary(pair => pair.Key, pair => (pair.Value.Name, pair.Value.Version));

    /// <summary>Turns an event into what stands in the log.</summary>
    /// <exception cref="InvalidOperationException">The event has no name here.</exception>
    public static (string Name, int Version, string Payload) Write(IEvent change) =>
        ByType.TryGetValue(change.GetType(), out var entry)
            ? (entry.Name, entry.Version, JsonSerializer.Serialize(change, entry.Json!))
            : throw new InvalidOperationException($"{change.GetType().Name} has no name in the event catalogue.");

    /// <summary>Turns what stands in the log into an event of today's shape.</summary>
    /// <param name="name">Name in the log.</param>
    /// <param name="version">Version of the payload's shape.</param>
    /// <param name="payload">JSON, UTF-8.</param>
    /// <exception cref="UnknownEventException">No event of that name and version is known to this program.</exception>
    /// <exception cref="JsonException">The payload has another shape.</exception>
    public static IEvent Read(string name, int version, ReadOnlySpan<byte> payload) =>
        ByName.TryGetValue((name, version), out var entry)
            ? entry.Read(payload)
            : throw new UnknownEventException(name, version);

    private static Entry Current<TEvent>(string name, int version, JsonTypeInfo<TEvent> json)
        where TEvent : class, IEvent =>
        new(name, version, typeof(TEvent), json, payload => JsonSerializer.Deserialize(payload, json) ?? throw Empty(name));

    private static JsonException Empty(string name) => new($"The payload of a {name} is null.");

    private delegate IEvent PayloadReader(ReadOnlySpan<byte> payload);

    /// <summary>One name and version; <paramref name="Type"/> is set on the version that is written today.</summary>
    private sealed record Entry(string Name, int Version, Type? Type, JsonTypeInfo? Json, PayloadReader Read);
}

/// <summary>The log holds an event that this program does not know, such as one that a newer program wrote.</summary>
public sealed class UnknownEventException(string name, int version)
    : Exception($"No event '{name}' of version {version} is known to this program.")
{
    /// <summary>Name in the log.</summary>
    public string Name { get; } = name;

    /// <summary>Version in the log.</summary>
    public int Version { get; } = version;
}
