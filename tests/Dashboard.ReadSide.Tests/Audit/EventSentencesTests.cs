using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Shipping;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Store;
using Dashboard.Domain.Tests.Log;
using Dashboard.ReadSide.Audit.Sentences;

namespace Dashboard.ReadSide.Tests.Audit;

public sealed class EventSentencesTests
{
    private static readonly EventSentences Sentences = EventSentences.Of(new StoreOptions { Currency = "EUR" });

    public static TheoryData<Type> Kinds => [.. EventCatalog.Names.Keys];

    [Fact]
    public void Catalogue_OfAllEvents_HasASentenceForEach() => Assert.Equal(
        EventCatalog.Names.Keys.Select(kind => kind.Name).Order(StringComparer.Ordinal), EventSentences.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sentence_OfAnyEvent_IsPlainEnglish(Type kind)
    {
        var sentence = Sentences.Sentence("Ana Pons", (IEvent)Filled.Instance(kind));

        Assert.StartsWith("Ana Pons ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Dashboard.", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SearchText_OfAnyEvent_HoldsNothingOfAPerson(Type kind)
    {
        var told = (IEvent)Filled.Instance(kind);

        var text = EventSentences.WithoutPeople(new StoreOptions()).SearchTextOf(told);

        Assert.All(PersonalOf(told), value => Assert.DoesNotContain(value.ToLowerInvariant(), text, StringComparison.Ordinal));
        Assert.Equal(text.Trim().ToLowerInvariant(), text);
    }

    [Fact]
    public void Sentence_OfAParcel_SaysOrderCarrierAndNumber()
    {
        var parcel = (ShipmentCreated)Filled.Instance(typeof(ShipmentCreated)) with
        {
            Number = 1042, Carrier = "DHL", TrackingNumber = "XY", EstimatedDelivery = new DateOnly(2026, 11, 24),
        };

        Assert.Equal("Ana Pons handed order 1042 to DHL as parcel XY, expected to arrive on 24 Nov 2026.", Sentences.Sentence("Ana Pons", parcel));
    }

    [Fact]
    public void Sentence_OfAPrice_SaysBothAndTheReasonStandsBeside()
    {
        var change = new ProductPriceChanged { ProductId = Guid.NewGuid(), Name = "Mug", OldPrice = 10, NewPrice = 12.5m, PercentageChange = 25, Reason = "Dearer clay" };

        Assert.Equal("Ana Pons changed the price of Mug from €10.00 to €12.50 (+25 %).", Sentences.Sentence("Ana Pons", change));
        Assert.Equal("Dearer clay", EventSentences.ReasonOf(change));
    }

    private static IEnumerable<string> PersonalOf(IEvent told) =>
        from property in told.GetType().GetProperties()
        where property.PropertyType == typeof(string) && IsPersonal(told, property.Name)
        select (string)property.GetValue(told)!;

    private static bool IsPersonal(IEvent told, string property) => (told, property) switch
    {
        (_, nameof(OrderSubmitted.CustomerName) or nameof(OrderSubmitted.CustomerEmail) or nameof(CustomerRegistered.Email) or nameof(CustomerRegistered.Phone)) => true,
        (CustomerRegistered or CustomerVerified or CustomerDetailsChanged or StaffUserEvent, nameof(CustomerRegistered.Name)) => true,
        (MessageEvent, nameof(MessageEvent.To) or nameof(MessageQueued.Name) or nameof(MessageQueued.Text) or nameof(MessageQueued.Html) or nameof(MessageFailed.Reason) or nameof(MessageSent.Receipt)) => true,
        (ReviewAdded, nameof(ReviewAdded.Comment)) => true,
        _ => false,
    };
}
