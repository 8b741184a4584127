using System.Text.Json;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Tests.Folding;

public sealed class FoldTests
{
    private readonly MemoryTables _tables = new();
    private readonly ParkedRows _parked = new();

    private static CustomerRegistered Registered(string name) => new() { CustomerId = Guid.CreateVersion7(), Name = name, Email = $"{name}@example.com" };

    [Fact]
    public async Task Batch_OfManyEvents_AsksEachTableOnceARound()
    {
        var history = new History().Add([.. Enumerable.Range(1, 50).Select(number => Registered($"c{number}"))]);

        await FoldAsync(new CustomerStatsProjection(), history);

        Assert.Equal(2, _tables.Queries);
    }

    [Fact]
    public async Task Handler_ThatThrows_ParksTheEventForItsRowAlone()
    {
        var history = new History().Add(Registered("good"), Registered("bad"), Registered("good"), Registered("fine"));

        var fold = await FoldAsync(new Picky("bad"), history);

        Assert.Equal([("fine", 1), ("good", 2)], _tables.Rows<CustomerCount>().Select(row => (row.Key, row.Customers)).Order());
        var parked = Assert.Single(fold.NewlyParked);
        Assert.Equal(("CustomerCount", "bad", 2L, nameof(InvalidDataException)), (parked.Table, parked.RowKey, parked.Sequence, parked.ErrorType));
        Assert.Equal("bad is not to my taste.", parked.Error);
    }

    [Fact]
    public async Task Event_ThatTouchesARowTwiceAndFailsOnce_LeavesTheRowAsItWas()
    {
        var history = new History().Add(Registered("good"), Registered("half"), Registered("good"));

        var fold = await FoldAsync(new Twice("half"), history);

        Assert.Equal([("good", 4)], _tables.Rows<CustomerCount>().Select(row => (row.Key, row.Customers)));
        Assert.Equal("half", Assert.Single(fold.NewlyParked).RowKey);
    }

    [Fact]
    public async Task Event_LeftOutForGood_IsLeftOutOfItsRowAlone()
    {
        _parked.Skip("CustomerCount", "bad", 2);

        var fold = await FoldAsync(new Picky("bad", times: 1), new History().Add(Registered("good"), Registered("bad"), Registered("good")));

        Assert.Equal([("good", 2)], _tables.Rows<CustomerCount>().Select(row => (row.Key, row.Customers)));
        Assert.Empty(fold.NewlyParked);
    }

    [Fact]
    public async Task Event_BehindAParkedOne_IsParkedToo()
    {
        var history = new History().Add(Registered("bad"), Registered("bad"));

        var fold = await FoldAsync(new Picky("bad", times: 1), history);

        Assert.Empty(_tables.Rows<CustomerCount>());
        Assert.Equal([nameof(InvalidDataException), null], fold.NewlyParked.Select(parked => parked.ErrorType));
    }

    [Fact]
    public async Task Event_OfARowParkedInAnEarlierBatch_IsParkedToo()
    {
        _parked.Add("CustomerCount", "bad");

        var fold = await FoldAsync(new Picky("nothing"), new History().Add(Registered("bad"), Registered("good")));

        Assert.Equal("bad", Assert.Single(fold.NewlyParked).RowKey);
        Assert.Equal("good", Assert.Single(_tables.Rows<CustomerCount>()).Key);
    }

    [Fact]
    public async Task Change_ThatThrowsHalfWay_LeavesTheRowAsItWas()
    {
        var history = new History().Add(Registered("bad"), Registered("bad"));

        await FoldAsync(new Picky("bad", times: 1, after: 1), history);

        Assert.Equal(1, Assert.Single(_tables.Rows<CustomerCount>()).Customers);
    }

    [Fact]
    public async Task Key_TooLongForAnyTable_IsParkedUnderAShorterOne()
    {
        var (one, other) = (new string('x', 500), new string('x', 499) + "y");

        var parked = (await FoldAsync(new Picky(one), new History().Add(Registered(one), Registered(other), Registered(one)))).NewlyParked;

        Assert.Equal(2, parked.Count);
        Assert.Equal(parked[0].RowKey, parked[1].RowKey);
        Assert.InRange(parked[0].RowKey.Length, 1, 160);
        Assert.Equal(other, Assert.Single(_tables.Rows<CustomerCount>()).Key);
    }

    [Fact]
    public async Task Event_OfUnknownName_IsParkedWithItsStream()
    {
        var stream = Guid.CreateVersion7();
        var history = new History().AddUnreadable("customer-beamed-up", stream, new UnknownEventException("customer-beamed-up", 1));

        var parked = Assert.Single((await FoldAsync(new CustomerStatsProjection(), history)).NewlyParked);

        Assert.Equal((ParkedEvent.AnyTable, $"test:{stream}"), (parked.Table, parked.RowKey));
    }

    [Fact]
    public async Task Event_WithABrokenPayload_ConcernsWhoHandlesItsName()
    {
        var history = new History().AddUnreadable("customer-registered", Guid.CreateVersion7(), new JsonException("broken"));

        Assert.Single((await FoldAsync(new CustomerStatsProjection(), history)).NewlyParked);
        Assert.Empty((await FoldAsync(new Dashboard.ReadSide.Catalog.ProductCatalogProjection(), history)).NewlyParked);
    }

    private async Task<Fold> FoldAsync(Projection projection, History history)
    {
        var fold = new Fold(projection, _parked, TimeProvider.System);
        await fold.RunAsync(history.Events, _tables, CancellationToken.None);
        fold.Write(_tables);
        return fold;
    }
}

/// <summary>Counts customers by name, and throws at one name.</summary>
internal sealed class Picky : Projection
{
    public Picky(string bad, int times = int.MaxValue, int after = 0)
        : base("Picky", version: 1)
    {
        var counts = Table<CustomerCount, string>(row => row.Key, key => new CustomerCount { Key = key });
        var seen = 0;
        On<CustomerRegistered>().Changes(counts, e => e.Name, (row, e, _) =>
        {
            row.Customers++;
            if (e.Name == bad && ++seen > after && seen <= after + times)
            {
                throw new InvalidDataException($"{e.Name} is not to my taste.");
            }
        });
    }
}

/// <summary>Touches a row twice an event, and fails at the second time for one name.</summary>
internal sealed class Twice : Projection
{
    public Twice(string bad)
        : base("Twice", version: 1)
    {
        var counts = Table<CustomerCount, string>(row => row.Key, key => new CustomerCount { Key = key });
        On<CustomerRegistered>().ChangesEach(counts, (e, _) => new[] { 1, 2 }.Select(time => (e.Name, time)), part => part.Name, (row, part, _, _) =>
        {
            row.Customers++;
            if (part == (bad, 2))
            {
                throw new InvalidDataException("not twice");
            }
        });
    }
}
