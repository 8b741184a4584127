using System.Text;
using System.Text.Json;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Tests.People;

namespace Dashboard.Domain.Tests.Log;

public sealed class EventCatalogTests
{
    /// <summary>Names that stand in logs somewhere: a line may be added, or its version may go up; none changes otherwise.</summary>
    private static readonly string[] Approved =
    [
        "AccessRefused access-refused 1",
        "AccountLockedOut account-locked-out 1",
        "CustomerDetailsChanged customer-details-changed 1",
        "CustomerErased customer-erased 1",
        "CustomerRegistered customer-registered 1",
        "CustomerVerified customer-verified 1",
        "InventoryAdjusted inventory-adjusted 1",
        "InventoryReleased inventory-released 1",
        "InventoryReserved inventory-reserved 1",
        "InventoryShipped inventory-shipped 1",
        "MessageFailed message-failed 1",
        "MessageQueued message-queued 1",
        "MessageRetried message-retried 1",
        "MessageSending message-sending 1",
        "MessageSent message-sent 1",
        "MessageUnsure message-unsure 1",
        "OrderCancelled order-cancelled 1",
        "OrderConfirmed order-confirmed 1",
        "OrderCreated order-created 1",
        "OrderDelivered order-delivered 1",
        "OrderFailed order-failed 1",
        "OrderItemAdded order-item-added 1",
        "OrderItemChanged order-item-changed 1",
        "OrderItemRemoved order-item-removed 1",
        "OrderShipped order-shipped 1",
        "OrderSubmitted order-submitted 1",
        "ParkedEventSkipRequested parked-event-skip-requested 1",
        "ParkedEventsRetryRequested parked-events-retry-requested 1",
        "PastViewDropped view-as-of-dropped 1",
        "PastViewRequested view-as-of-requested 1",
        "PaymentAuthorized payment-authorized 1",
        "PaymentCaptured payment-captured 1",
        "PaymentFailed payment-failed 1",
        "PaymentRefunded payment-refunded 1",
        "PlanCreated plan-created 1",
        "ProductAddedToWishlist product-added-to-wishlist 1",
        "ProductCreated product-created 1",
        "ProductDetailsChanged product-details-changed 1",
        "ProductPriceChanged product-price-changed 1",
        "ProductPublished product-published 1",
        "ProductRemovedFromWishlist product-removed-from-wishlist 1",
        "ProjectionGoBackRequested projection-go-back-requested 1",
        "ProjectionPaused projection-paused 1",
        "ProjectionRebuildApproved projection-rebuild-approved 1",
        "ProjectionRebuildCancelled projection-rebuild-cancelled 1",
        "ProjectionRebuildRequested projection-rebuild-requested 1",
        "ProjectionResumed projection-resumed 1",
        "ReviewAdded review-added 1",
        "SagaCommandAnswered saga-command-answered 1",
        "SagaMoved saga-moved 1",
        "ShipmentCancelled shipment-cancelled 1",
        "ShipmentCreated shipment-created 1",
        "ShipmentDelivered shipment-delivered 1",
        "SignInFailed sign-in-failed 1",
        "SignedIn signed-in 1",
        "SignedOut signed-out 1",
        "StaffUserCreated staff-user-created 1",
        "StaffUserDeactivated staff-user-deactivated 1",
        "StaffUserDetailsChanged staff-user-details-changed 1",
        "StaffUserErased staff-user-erased 1",
        "StaffUserInvited staff-user-invited 1",
        "StaffUserJoined staff-user-joined 1",
        "StaffUserPasskeyAdded staff-user-passkey-added 1",
        "StaffUserPasskeyRemoved staff-user-passkey-removed 1",
        "StaffUserPasswordChanged staff-user-password-changed 1",
        "StaffUserPictureChanged staff-user-picture-changed 1",
        "StaffUserProfileChanged staff-user-profile-changed 1",
        "StaffUserReactivated staff-user-reactivated 1",
        "StaffUserRoleChanged staff-user-role-changed 1",
        "StaffUserSecondFactorChanged staff-user-second-factor-changed 1",
        "StaffUserSessionsEnded staff-user-sessions-ended 1",
        "SubscriptionCancellationPlanned subscription-cancellation-planned 1",
        "SubscriptionChangePlanned subscription-change-planned 1",
        "SubscriptionChanged subscription-changed 1",
        "SubscriptionChargeNotTaken subscription-charge-not-taken 1",
        "SubscriptionDue subscription-due 1",
        "SubscriptionEnded subscription-ended 1",
        "SubscriptionPaymentFailed subscription-payment-failed 1",
        "SubscriptionRenewed subscription-renewed 1",
        "SubscriptionStarted subscription-started 1",
    ];

    private static IEnumerable<Type> EventTypes => typeof(IEvent).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IEvent)) && type is { IsAbstract: false, IsInterface: false });

    public static TheoryData<Type> Events => new(EventTypes);

    public static TheoryData<Type> PersonalEvents => new(PersonalFields.Names.Keys);

    [Fact]
    public void Names_InTheLog_AreThoseApproved() =>
        Assert.Equal(
            Approved,
            EventCatalog.Names.Select(pair => $"{pair.Key.Name} {pair.Value.Name} {pair.Value.Version}").Order(StringComparer.Ordinal));

    [Fact]
    public void Catalogue_HoldsEveryEvent() =>
        Assert.Equal(EventTypes.OrderBy(type => type.Name, StringComparer.Ordinal), EventCatalog.Names.Keys.OrderBy(type => type.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_WrittenAndRead_IsTheSame(Type type)
    {
        var original = (IEvent)Filled.Instance(type);

        var keys = Keys.Of(original);
        var (name, version, payload) = EventCatalog.Write(original, keys);
        var read = EventCatalog.Read(name, version, Encoding.UTF8.GetBytes(payload), keys);

        Assert.IsType(type, read);
        Assert.Equivalent(original, read, strict: true);
        Assert.Equal(EventCatalog.Show(original), EventCatalog.Show(read));
    }

    [Theory]
    [MemberData(nameof(PersonalEvents))]
    public void Event_OfSomebodyWhoseKeyIsGone_TellsNothingOfThem(Type type)
    {
        var original = (IEvent)Filled.Instance(type);
        var known = PersonalTexts.Of(original);
        var (name, version, payload) = EventCatalog.Write(original, Keys.Of(original));

        var read = EventCatalog.Read(name, version, Encoding.UTF8.GetBytes(payload), Keys.Gone(original));

        Assert.NotEmpty(known);
        Assert.All(known, text => Assert.DoesNotContain(text, JsonDocument.Parse(payload).RootElement.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.All(PersonalTexts.Of(read), text => Assert.Equal("erased", text));
        Assert.Equal(PersonalTexts.Without(original), PersonalTexts.Without(read));
    }

    [Theory]
    [MemberData(nameof(PersonalEvents))]
    public void Event_OfSomebodyWhoIsErased_IsWrittenWithoutThem(Type type)
    {
        var original = (IEvent)Filled.Instance(type);

        var payload = EventCatalog.Write(original, Keys.Gone(original)).Payload;

        Assert.False(LockedPart.IsIn(payload));
        Assert.All(PersonalTexts.Of(original), text => Assert.DoesNotContain(text, JsonDocument.Parse(payload).RootElement.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What older programs wrote is read as it is, also when it looks like what is locked.</summary>
    [Fact]
    public void Event_ThatWasWrittenBeforeThereWereKeys_IsReadAsItIs()
    {
        var registered = new CustomerRegistered { CustomerId = Guid.NewGuid(), Name = "Ana \",\"locked\":\"~locked~", Email = "ana@example.com\"}" };

        var read = EventCatalog.Read("customer-registered", 1, Encoding.UTF8.GetBytes(EventCatalog.Show(registered)), PersonKeySet.None);

        Assert.Equal(registered, read);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_WithoutAPropertyThatItNeeds_CannotBeRead(Type type)
    {
        var (name, version) = EventCatalog.Names[type];

        Assert.Throws<JsonException>(() => EventCatalog.Read(name, version, "{}"u8, PersonKeySet.None));
    }

    [Theory]
    [InlineData("order-exploded", 1)]
    [InlineData("order-created", 2)]
    [InlineData("Order-Created", 1)]
    public void Read_UnknownNameOrVersion_Throws(string name, int version)
    {
        var fault = Assert.Throws<UnknownEventException>(() => EventCatalog.Read(name, version, "{}"u8, PersonKeySet.None));

        Assert.Equal((name, version), (fault.Name, fault.Version));
        Assert.Equal($"No event '{name}' of version {version} is known to this program.", fault.Message);
    }

    [Fact]
    public void Read_Null_IsAFaultOfThePayload() =>
        Assert.Throws<JsonException>(() => EventCatalog.Read("order-created", 1, "null"u8, PersonKeySet.None));

    [Fact]
    public void Write_EventWithoutAName_Throws() =>
        Assert.Throws<InvalidOperationException>(() => EventCatalog.Write(new Nameless(), PersonKeySet.None));

    private sealed record Nameless : IEvent;
}
