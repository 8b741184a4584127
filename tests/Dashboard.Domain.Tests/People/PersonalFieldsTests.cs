using System.Collections;
using System.Reflection;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;

namespace Dashboard.Domain.Tests.People;

/// <summary>Nobody adds a text to an event without having decided whether it is somebody's.</summary>
public sealed class PersonalFieldsTests
{
    /// <summary>Texts that are nobody's: they stand in the log as they are, for good. What is known of a person belongs into <see cref="PersonalFields"/> instead.</summary>
    private static readonly string[] Nobodys =
    [
        // Products, plans and what is ordered of them.
        "InventoryAdjusted.Name", "InventoryReleased.Name", "InventoryReserved.Name", "InventoryShipped.Name", "OrderItem.Category", "OrderItem.ProductName",
        "PlanCreated.Features", "PlanCreated.Name", "ProductAddedToWishlist.ProductName", "ProductCreated.Brand", "ProductCreated.Category", "ProductCreated.Description",
        "ProductCreated.Images", "ProductCreated.Name", "ProductCreated.Tags", "ProductDetailsChanged.Brand", "ProductDetailsChanged.Category", "ProductDetailsChanged.Description",
        "ProductDetailsChanged.Images", "ProductDetailsChanged.Name", "ProductDetailsChanged.Tags", "ProductPriceChanged.Name", "ProductPublished.Name", "SubscriptionTerms.PlanName",

        // Numbers, tokens and words of partners: they name nobody without the partner's own books.
        "OrderCreated.Reference", "OrderSubmitted.PaymentMethod", "PaymentAuthorized.Method", "PaymentAuthorized.Reference", "PaymentCaptured.Reference", "PaymentFailed.Code",
        "PaymentFailed.Method", "PaymentFailed.Reason", "PaymentRefunded.Reference", "ShipmentCancelled.Carrier", "ShipmentCancelled.TrackingNumber", "ShipmentCreated.Carrier",
        "ShipmentCreated.TrackingNumber", "ShipmentDelivered.Carrier", "ShipmentDelivered.TrackingNumber", "SubscriptionChanged.Reference", "SubscriptionChargeNotTaken.Code", "SubscriptionChargeNotTaken.Reason", "SubscriptionChargeNotTaken.Reference", "SubscriptionPaymentFailed.Code",
        "SubscriptionPaymentFailed.Reason", "SubscriptionRenewed.Reference", "SubscriptionStarted.Method", "SubscriptionStarted.Reference",

        // Reasons that the staff write: they are asked to name nobody in them.
        "CustomerErased.Reason", "StaffUserErased.Reason",
        "InventoryAdjusted.Reason", "OrderCancelled.Reason", "OrderConfirmed.Reason", "OrderDelivered.Reason", "OrderFailed.Reason", "OrderShipped.Reason", "ParkedEventSkipRequested.Reason",
        "ParkedEventsRetryRequested.Reason", "PastViewDropped.Reason", "PaymentRefunded.Reason", "ProductPriceChanged.Reason", "ProjectionGoBackRequested.Reason", "ProjectionPaused.Reason",
        "ProjectionRebuildApproved.Reason", "ProjectionRebuildCancelled.Reason", "ProjectionRebuildRequested.Reason", "ProjectionResumed.Reason", "ShipmentCancelled.Reason",
        "StaffUserDeactivated.Reason", "SubscriptionCancellationPlanned.Reason", "SubscriptionEnded.Reason",

        // The program's own words.
        "AccessRefused.What", "ParkedEventSkipRequested.Projection", "ParkedEventSkipRequested.RowKey", "ParkedEventSkipRequested.Table", "ParkedEventsRetryRequested.Projection",
        "ParkedEventsRetryRequested.RowKey", "ParkedEventsRetryRequested.Table", "ProjectionGoBackRequested.Projection", "ProjectionPaused.Projection", "ProjectionRebuildApproved.Projection",
        "ProjectionRebuildCancelled.Projection", "ProjectionRebuildRequested.Projection", "ProjectionResumed.Projection", "SagaCommand.Command", "SagaCommand.Step",
        "SagaCommandAnswered.Answer", "SagaCommandAnswered.Kind", "SagaCommandAnswered.Step", "SagaMoved.Kind", "SagaMoved.Reason", "SagaMoved.Step", "SagaMoved.Trouble",

        // The word for who is erased.
        "StaffUserErased.Email", "StaffUserErased.Name",

        // An order, a product or an account, never a person.
        "MessageQueued.About",

        // How screens are shown; it is forgotten with the person all the same.
        "StaffUserProfileChanged.TimeZone",
    ];

    [Fact]
    public void Texts_OfEvents_AreSomebodysOrNobodys() =>
        Assert.Equal(Nobodys.Order(StringComparer.Ordinal), EventCatalog.Names.Keys.SelectMany(type => Undecided(type)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Events_HaveNoPropertyThatIsCalledAsTheLockedPartIs() =>
        Assert.DoesNotContain(EventCatalog.Names.Keys.SelectMany(type => type.GetProperties()), property => property.Name.Equals(LockedPart.Name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Undecided(Type type)
    {
        var personal = PersonalFields.Names.GetValueOrDefault(type) ?? [];
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && !personal.Contains(property.Name)))
        {
            var value = ElementOf(property.PropertyType);
            if (value == typeof(string))
            {
                yield return $"{type.Name}.{property.Name}";
            }
            else if (value.IsClass)
            {
                foreach (var inner in Undecided(value))
                {
                    yield return inner;
                }
            }
        }
    }

    private static Type ElementOf(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[^1] : type;
}
