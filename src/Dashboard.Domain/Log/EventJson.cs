using System.Text.Json.Serialization;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Operations;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Security;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Subscriptions;

namespace Dashboard.Domain.Log;

/// <summary>Source-generated JSON of every payload in the log.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CustomerRegistered))]
[JsonSerializable(typeof(CustomerVerified))]
[JsonSerializable(typeof(CustomerDetailsChanged))]
[JsonSerializable(typeof(CustomerErased))]
[JsonSerializable(typeof(ProductAddedToWishlist))]
[JsonSerializable(typeof(ProductRemovedFromWishlist))]
[JsonSerializable(typeof(ProductCreated))]
[JsonSerializable(typeof(ProductDetailsChanged))]
[JsonSerializable(typeof(ProductPriceChanged))]
[JsonSerializable(typeof(ProductPublished))]
[JsonSerializable(typeof(ReviewAdded))]
[JsonSerializable(typeof(InventoryAdjusted))]
[JsonSerializable(typeof(InventoryReserved))]
[JsonSerializable(typeof(InventoryReleased))]
[JsonSerializable(typeof(InventoryShipped))]
[JsonSerializable(typeof(OrderCreated))]
[JsonSerializable(typeof(OrderItemAdded))]
[JsonSerializable(typeof(OrderItemChanged))]
[JsonSerializable(typeof(OrderItemRemoved))]
[JsonSerializable(typeof(OrderSubmitted))]
[JsonSerializable(typeof(OrderConfirmed))]
[JsonSerializable(typeof(OrderShipped))]
[JsonSerializable(typeof(OrderDelivered))]
[JsonSerializable(typeof(OrderCancelled))]
[JsonSerializable(typeof(OrderFailed))]
[JsonSerializable(typeof(PaymentAuthorized))]
[JsonSerializable(typeof(PaymentFailed))]
[JsonSerializable(typeof(PaymentCaptured))]
[JsonSerializable(typeof(PaymentRefunded))]
[JsonSerializable(typeof(ShipmentCreated))]
[JsonSerializable(typeof(ShipmentCancelled))]
[JsonSerializable(typeof(ShipmentDelivered))]
[JsonSerializable(typeof(SagaMoved))]
[JsonSerializable(typeof(SagaCommandAnswered))]
[JsonSerializable(typeof(MessageQueued))]
[JsonSerializable(typeof(MessageSending))]
[JsonSerializable(typeof(MessageSent))]
[JsonSerializable(typeof(MessageFailed))]
[JsonSerializable(typeof(MessageUnsure))]
[JsonSerializable(typeof(MessageRetried))]
[JsonSerializable(typeof(PlanCreated))]
[JsonSerializable(typeof(SubscriptionStarted))]
[JsonSerializable(typeof(SubscriptionDue))]
[JsonSerializable(typeof(SubscriptionRenewed))]
[JsonSerializable(typeof(SubscriptionChargeNotTaken))]
[JsonSerializable(typeof(SubscriptionPaymentFailed))]
[JsonSerializable(typeof(SubscriptionChanged))]
[JsonSerializable(typeof(SubscriptionChangePlanned))]
[JsonSerializable(typeof(SubscriptionCancellationPlanned))]
[JsonSerializable(typeof(SubscriptionEnded))]
[JsonSerializable(typeof(StaffUserCreated))]
[JsonSerializable(typeof(StaffUserInvited))]
[JsonSerializable(typeof(StaffUserJoined))]
[JsonSerializable(typeof(StaffUserPasswordChanged))]
[JsonSerializable(typeof(StaffUserDetailsChanged))]
[JsonSerializable(typeof(StaffUserProfileChanged))]
[JsonSerializable(typeof(StaffUserRoleChanged))]
[JsonSerializable(typeof(StaffUserDeactivated))]
[JsonSerializable(typeof(StaffUserPictureChanged))]
[JsonSerializable(typeof(StaffUserReactivated))]
[JsonSerializable(typeof(StaffUserSecondFactorChanged))]
[JsonSerializable(typeof(StaffUserPasskeyAdded))]
[JsonSerializable(typeof(StaffUserPasskeyRemoved))]
[JsonSerializable(typeof(StaffUserSessionsEnded))]
[JsonSerializable(typeof(StaffUserErased))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(SignedOut))]
[JsonSerializable(typeof(SignInFailed))]
[JsonSerializable(typeof(AccountLockedOut))]
[JsonSerializable(typeof(AccessRefused))]
[JsonSerializable(typeof(ProjectionRebuildRequested))]
[JsonSerializable(typeof(ProjectionRebuildCancelled))]
[JsonSerializable(typeof(ProjectionRebuildApproved))]
[JsonSerializable(typeof(ProjectionGoBackRequested))]
[JsonSerializable(typeof(ProjectionPaused))]
[JsonSerializable(typeof(ProjectionResumed))]
[JsonSerializable(typeof(ParkedEventsRetryRequested))]
[JsonSerializable(typeof(ParkedEventSkipRequested))]
[JsonSerializable(typeof(PastViewRequested))]
[JsonSerializable(typeof(PastViewDropped))]
public sealed partial class EventJson : JsonSerializerContext;
