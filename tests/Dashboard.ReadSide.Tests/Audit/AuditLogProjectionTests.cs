using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Log;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Tests.Log;
using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Tests.Folding;

namespace Dashboard.ReadSide.Tests.Audit;

public sealed class AuditLogProjectionTests
{
    [Fact]
    public async Task EveryKindOfEvent_Folded_HasARowOfItsOwn()
    {
        var history = EveryKind();

        var tables = await history.FoldAsync(new AuditLogProjection(History.Store));

        Assert.Equal(history.Events.Select(logged => logged.Position.Sequence), tables.Rows<AuditRow>().Select(row => row.Sequence).Order());
        Assert.Equal(history.Events.Count, tables.Rows<AuditCount>().Sum(row => row.Events));
    }

    [Fact]
    public async Task Tables_FoldedInWhateverBatches_AreTheSame()
    {
        var history = EveryKind();

        var atOnce = await history.FoldAsync(new AuditLogProjection(History.Store));
        var oneByOne = await history.FoldAsync(new AuditLogProjection(History.Store), batchSize: 1);

        Assert.Equal(atOnce.Dump(), oneByOne.Dump());
    }

    [Fact]
    public async Task Counter_OfADay_KnowsWhereItsEventsLie()
    {
        var published = new ProductPublished { ProductId = Guid.NewGuid(), Name = "Mug" };
        var history = new History().Add(published, published, published);

        var count = Assert.Single((await history.FoldAsync(new AuditLogProjection(History.Store))).Rows<AuditCount>());

        Assert.Equal((3L, 1L, 3L, new DateOnly(2011, 10, 6), "product-published"), (count.Events, count.First, count.Last, count.Day, count.Name));
    }

    [Fact]
    public async Task Member_WhoGetsAnotherName_IsCalledThatEverywhere()
    {
        var created = (StaffUserCreated)Filled.Instance(typeof(StaffUserCreated)) with { Name = "Ana Pons" };
        var changed = (StaffUserDetailsChanged)Filled.Instance(typeof(StaffUserDetailsChanged)) with { UserId = created.UserId, Name = "Ana Ferrer" };

        var tables = await new History().Add(created, changed).FoldAsync(new AuditLogProjection(History.Store));

        Assert.Equal((created.UserId, "Ana Ferrer"), Assert.Single(tables.Rows<AuditPerson>()) is var person ? (person.UserId, person.Name) : default);
    }

    private static History EveryKind() => new History().Add([.. EventCatalog.Names.Keys.Select(kind => (IEvent)Filled.Instance(kind))]);
}
