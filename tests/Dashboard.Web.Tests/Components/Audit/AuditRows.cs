using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Audit;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Audit;

/// <summary>Events of the log for screens.</summary>
internal static class AuditRows
{
    public static readonly Guid Product = Guid.Parse("01950000-0000-7000-a000-000000000007");

    public static readonly Guid Click = Guid.Parse("01950000-0000-7000-a000-000000000008");

    /// <summary>A price that Ana changed at her screen.</summary>
    public static AuditEntry PriceChange(int version = 3, string sentence = "Ana changed the price of Desk lamp from £10.00 to £12.00") => new()
    {
        Position = new LogPosition(70, version),
        EventId = Guid.CreateVersion7(),
        RecordedAt = Shop.Morning,
        OccurredAt = Shop.Morning,
        ActorId = Guid.CreateVersion7(),
        Who = "Ana Administrator",
        Name = "product-price-changed",
        StreamKind = "product",
        StreamId = Product,
        StreamVersion = version,
        Thing = "Desk lamp",
        Sentence = sentence,
        Reason = "Season <b>sale</b>",
        Origin = new Origin(OriginKind.Browser, "10.0.0.7"),
        CommandId = Guid.CreateVersion7(),
        CorrelationId = Click,
        CausationId = Guid.CreateVersion7(),
    };

    /// <summary>A letter that the change set in motion.</summary>
    public static AuditEntry Letter() => PriceChange(4) with
    {
        Position = new LogPosition(71, 4), EventId = Guid.CreateVersion7(), Name = "message-sent", StreamKind = "message", Thing = "Desk lamp costs less",
        Sentence = "The outbox sent a letter", Reason = null, Who = "system", Origin = Origin.By(OriginKind.Program),
    };
}
