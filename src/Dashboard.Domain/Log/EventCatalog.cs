using System.Text.Json;
using Dashboard.Domain.People;

namespace Dashboard.Domain.Log;

/// <summary>
/// The explicit names under which events stand in the log. A name is never renamed and never used again; when a
/// payload changes its shape, its version goes up and the old version gets a line of its own, <see cref="EventEntry.Old"/>,
/// that turns it into the new one.
/// </summary>
public static class EventCatalog
{
    private static readonly EventEntry[] Entries =
    [
        EventEntry.Current("customer-registered", 1, EventJson.Default.CustomerRegistered),
        EventEntry.Current("customer-verified", 1, EventJson.Default.CustomerVerified),
        EventEntry.Current("customer-details-changed", 1, EventJson.Default.CustomerDetailsChanged),
        EventEntry.Current("customer-erased", 1, EventJson.Default.CustomerErased),
        EventEntry.Current("product-added-to-wishlist", 1, EventJson.Default.ProductAddedToWishlist),
        EventEntry.Current("product-removed-from-wishlist", 1, EventJson.Default.ProductRemovedFromWishlist),
        EventEntry.Current("product-created", 1, EventJson.Default.ProductCreated),
        EventEntry.Current("product-details-changed", 1, EventJson.Default.ProductDetailsChanged),
        EventEntry.Current("product-price-changed", 1, EventJson.Default.ProductPriceChanged),
        EventEntry.Current("product-published", 1, EventJson.Default.ProductPublished),
        EventEntry.Current("review-added", 1, EventJson.Default.ReviewAdded),
        EventEntry.Current("inventory-adjusted", 1, EventJson.Default.InventoryAdjusted),
        EventEntry.Current("inventory-reserved", 1, EventJson.Default.InventoryReserved),
        EventEntry.Current("inventory-released", 1, EventJson.Default.InventoryReleased),
        EventEntry.Current("inventory-shipped", 1, EventJson.Default.InventoryShipped),
        EventEntry.Current("order-created", 1, EventJson.Default.OrderCreated),
        EventEntry.Current("order-item-added", 1, EventJson.Default.OrderItemAdded),
        EventEntry.Current("order-item-changed", 1, EventJson.Default.OrderItemChanged),
        EventEntry.Current("order-item-removed", 1, EventJson.Default.OrderItemRemoved),
        EventEntry.Current("order-submitted", 1, EventJson.Default.OrderSubmitted),
        EventEntry.Current("order-confirmed", 1, EventJson.Default.OrderConfirmed),
        EventEntry.Current("order-shipped", 1, EventJson.Default.OrderShipped),
        EventEntry.Current("order-delivered", 1, EventJson.Default.OrderDelivered),
        EventEntry.Current("order-cancelled", 1, EventJson.Default.OrderCancelled),
        EventEntry.Current("order-failed", 1, EventJson.Default.OrderFailed),
        EventEntry.Current("payment-authorized", 1, EventJson.Default.PaymentAuthorized),
        EventEntry.Current("payment-failed", 1, EventJson.Default.PaymentFailed),
        EventEntry.Current("payment-captured", 1, EventJson.Default.PaymentCaptured),
        EventEntry.Current("payment-refunded", 1, EventJson.Default.PaymentRefunded),
        EventEntry.Current("shipment-created", 1, EventJson.Default.ShipmentCreated),
        EventEntry.Current("shipment-cancelled", 1, EventJson.Default.ShipmentCancelled),
        EventEntry.Current("shipment-delivered", 1, EventJson.Default.ShipmentDelivered),
        EventEntry.Current("saga-moved", 1, EventJson.Default.SagaMoved),
        EventEntry.Current("saga-command-answered", 1, EventJson.Default.SagaCommandAnswered),
        EventEntry.Current("message-queued", 1, EventJson.Default.MessageQueued),
        EventEntry.Current("message-sending", 1, EventJson.Default.MessageSending),
        EventEntry.Current("message-sent", 1, EventJson.Default.MessageSent),
        EventEntry.Current("message-failed", 1, EventJson.Default.MessageFailed),
        EventEntry.Current("message-unsure", 1, EventJson.Default.MessageUnsure),
        EventEntry.Current("message-retried", 1, EventJson.Default.MessageRetried),
        EventEntry.Current("plan-created", 1, EventJson.Default.PlanCreated),
        EventEntry.Current("subscription-started", 1, EventJson.Default.SubscriptionStarted),
        EventEntry.Current("subscription-due", 1, EventJson.Default.SubscriptionDue),
        EventEntry.Current("subscription-renewed", 1, EventJson.Default.SubscriptionRenewed),
        EventEntry.Current("subscription-charge-not-taken", 1, EventJson.Default.SubscriptionChargeNotTaken),
        EventEntry.Current("subscription-payment-failed", 1, EventJson.Default.SubscriptionPaymentFailed),
        EventEntry.Current("subscription-changed", 1, EventJson.Default.SubscriptionChanged),
        EventEntry.Current("subscription-change-planned", 1, EventJson.Default.SubscriptionChangePlanned),
        EventEntry.Current("subscription-cancellation-planned", 1, EventJson.Default.SubscriptionCancellationPlanned),
        EventEntry.Current("subscription-ended", 1, EventJson.Default.SubscriptionEnded),
        EventEntry.Current("staff-user-created", 1, EventJson.Default.StaffUserCreated),
        EventEntry.Current("staff-user-invited", 1, EventJson.Default.StaffUserInvited),
        EventEntry.Current("staff-user-joined", 1, EventJson.Default.StaffUserJoined),
        EventEntry.Current("staff-user-password-changed", 1, EventJson.Default.StaffUserPasswordChanged),
        EventEntry.Current("staff-user-details-changed", 1, EventJson.Default.StaffUserDetailsChanged),
        EventEntry.Current("staff-user-profile-changed", 1, EventJson.Default.StaffUserProfileChanged),
        EventEntry.Current("staff-user-role-changed", 1, EventJson.Default.StaffUserRoleChanged),
        EventEntry.Current("staff-user-deactivated", 1, EventJson.Default.StaffUserDeactivated),
        EventEntry.Current("staff-user-picture-changed", 1, EventJson.Default.StaffUserPictureChanged),
        EventEntry.Current("staff-user-second-factor-changed", 1, EventJson.Default.StaffUserSecondFactorChanged),
        EventEntry.Current("staff-user-passkey-added", 1, EventJson.Default.StaffUserPasskeyAdded),
        EventEntry.Current("staff-user-passkey-removed", 1, EventJson.Default.StaffUserPasskeyRemoved),
        EventEntry.Current("staff-user-sessions-ended", 1, EventJson.Default.StaffUserSessionsEnded),
        EventEntry.Current("staff-user-reactivated", 1, EventJson.Default.StaffUserReactivated),
        EventEntry.Current("staff-user-erased", 1, EventJson.Default.StaffUserErased),
        EventEntry.Current("signed-in", 1, EventJson.Default.SignedIn),
        EventEntry.Current("signed-out", 1, EventJson.Default.SignedOut),
        EventEntry.Current("sign-in-failed", 1, EventJson.Default.SignInFailed),
        EventEntry.Current("account-locked-out", 1, EventJson.Default.AccountLockedOut),
        EventEntry.Current("access-refused", 1, EventJson.Default.AccessRefused),
        EventEntry.Current("projection-rebuild-requested", 1, EventJson.Default.ProjectionRebuildRequested),
        EventEntry.Current("projection-rebuild-cancelled", 1, EventJson.Default.ProjectionRebuildCancelled),
        EventEntry.Current("projection-rebuild-approved", 1, EventJson.Default.ProjectionRebuildApproved),
        EventEntry.Current("projection-go-back-requested", 1, EventJson.Default.ProjectionGoBackRequested),
        EventEntry.Current("projection-paused", 1, EventJson.Default.ProjectionPaused),
        EventEntry.Current("projection-resumed", 1, EventJson.Default.ProjectionResumed),
        EventEntry.Current("parked-events-retry-requested", 1, EventJson.Default.ParkedEventsRetryRequested),
        EventEntry.Current("parked-event-skip-requested", 1, EventJson.Default.ParkedEventSkipRequested),
        EventEntry.Current("view-as-of-requested", 1, EventJson.Default.PastViewRequested),
        EventEntry.Current("view-as-of-dropped", 1, EventJson.Default.PastViewDropped),
    ];

    private static readonly EventSet Events = new(Entries);

    /// <summary>Every event type, with the name and version under which it is written today.</summary>
    public static IReadOnlyDictionary<Type, (string Name, int Version)> Names => Events.Names;

    /// <summary>The name and version under which an event is written today.</summary>
    /// <exception cref="InvalidOperationException">The event has no name here.</exception>
    public static (string Name, int Version) NameOf(IEvent change) => Names.TryGetValue(change.GetType(), out var name)
        ? name
        : throw new InvalidOperationException($"{change.GetType().Name} has no name in the event catalogue.");

    /// <summary>Turns an event into what stands in the log. What it tells of a person is locked with their key, and left out when that was destroyed.</summary>
    /// <param name="change">The event.</param>
    /// <param name="keys">The key of its <see cref="PersonalFields.OwnerOf"/> at least.</param>
    /// <exception cref="InvalidOperationException">The event has no name here.</exception>
    public static (string Name, int Version, string Payload) Write(IEvent change, IPersonKeys keys) => Events.Write(change, keys);

    /// <summary>An event as JSON with nothing locked: to be shown, never to be stored.</summary>
    public static string Show(IEvent change) => Events.Show(change);

    /// <summary>Turns what stands in the log into an event of today's shape.</summary>
    /// <param name="name">Name in the log.</param>
    /// <param name="version">Version of the payload's shape.</param>
    /// <param name="payload">JSON, UTF-8.</param>
    /// <param name="keys">The keys of everybody whom <see cref="Secret.AddPeople(string, ISet{Guid})"/> finds in the payload at least; whoever has none is told as erased.</param>
    /// <exception cref="UnknownEventException">No event of that name and version is known to this program.</exception>
    /// <exception cref="JsonException">The payload has another shape.</exception>
    public static IEvent Read(string name, int version, ReadOnlySpan<byte> payload, IPersonKeys keys) => Events.Read(name, version, payload, keys);

    /// <summary>Reads what stands in the log, or says why it cannot be read: nobody knows the name, or the payload has another shape.</summary>
    /// <inheritdoc cref="Read" path="/param"/>
    public static (IEvent? Event, Exception? Unreadable) TryRead(string name, int version, ReadOnlySpan<byte> payload, IPersonKeys keys)
    {
        try
        {
            return (Read(name, version, payload, keys), null);
        }
        catch (Exception fault) when (fault is UnknownEventException or JsonException or NotSupportedException)
        {
            return (null, fault);
        }
    }
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
