using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Generate;
using Dashboard.WriteSide.Storage;
using Dashboard.WriteSide.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Verify;

/// <summary>Each test tampers with a stream of its own, and looks only at what is said of it.</summary>
public abstract class LogVerifierTests(TestDatabase database) : CommandSuite(database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Streams_ThatNobodyTamperedWith_AgreeWithTheirRows()
    {
        await Dashboard.Services.GetRequiredService<LogGenerator>().RunAsync(new GeneratorOptions { Orders = 1_200 }, progress: null, Token);
        var product = await ProductAsync();
        var mine = (await Dashboard.QueryAsync(db => db.Orders.Select(row => row.Id).ToListAsync(Token))).ToHashSet();
        mine.Add(product);
        VerifyProgress? last = null;

        var found = await VerifyAsync(new Reports<VerifyProgress>(report => last = report));

        Assert.DoesNotContain(found, difference => mine.Contains(difference.Id));
        Assert.NotNull(last);
        Assert.InRange(last.Events, last.Streams, int.MaxValue);
    }

    [Fact]
    public async Task Row_ThatWasEdited_IsTold()
    {
        var id = await ProductAsync();
        await Dashboard.QueryAsync(db => db.Products.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Price, 99.5m), Token));

        Assert.Equal([("product", nameof(Product.Price), "99.5000", "12.5")], await FoundAsync(id));
    }

    [Fact]
    public async Task Payload_ThatWasEdited_IsTold()
    {
        var id = await ProductAsync();
        await Dashboard.QueryAsync(db => db.Events.Where(row => row.StreamId == id && row.StreamVersion == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, row => row.Payload.Replace("Toys", "Tools")), Token));

        Assert.Equal([("product", nameof(Product.Category), "Toys", "Tools")], await FoundAsync(id));
    }

    [Fact]
    public async Task Payload_ThatIsNoEventAnyMore_IsToldWithItsPlace()
    {
        var id = await ProductAsync();
        await Dashboard.QueryAsync(db => db.Events.Where(row => row.StreamId == id && row.StreamVersion == 2)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, "{}"), Token));

        var found = await FoundAsync(id);

        Assert.Contains(found, difference => difference.Property == "event 2" && difference.InLog!.StartsWith("product-price-changed cannot be folded: ", StringComparison.Ordinal));
        Assert.Contains(found, difference => difference.Property == nameof(Product.Price));
    }

    [Fact]
    public async Task Row_WithoutItsStream_IsTold()
    {
        var id = await ProductAsync();
        await Dashboard.QueryAsync(db => db.Events.Where(row => row.StreamId == id).ExecuteDeleteAsync(Token));

        Assert.Equal([("product", Difference.Whole, "version 2", null)], await FoundAsync(id));
    }

    [Fact]
    public async Task Stream_WithoutItsRow_IsTold()
    {
        var id = await ProductAsync();
        await Dashboard.QueryAsync(db => db.Products.Where(row => row.Id == id).ExecuteDeleteAsync(Token));

        Assert.Equal([("product", Difference.Whole, null, "version 2")], await FoundAsync(id));
    }

    [Fact]
    public async Task Stream_WithAGap_IsToldWithItsPlace()
    {
        var id = await ProductAsync();
        await Dashboard.QueryAsync(db => db.Events.Where(row => row.StreamId == id && row.StreamVersion == 1).ExecuteDeleteAsync(Token));

        var found = await FoundAsync(id);

        Assert.Contains(("product", "event 2", null, "product-price-changed, where event 1 should stand"), found);
        Assert.Contains(found, difference => difference.Property == nameof(Product.Name));
    }

    [Fact]
    public async Task Stream_OfAKindThatNobodyKnows_IsTold()
    {
        var id = await ProductAsync();
        await Dashboard.QueryAsync(db => db.Events.Where(row => row.StreamId == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.StreamKind, "parcel"), Token));

        var found = await FoundAsync(id);

        Assert.Contains(("parcel", Difference.Whole, null, "a stream of an unknown kind"), found);
        Assert.Contains(("product", "event 1", null, "product-created in a stream of kind parcel"), found);
    }

    [Fact]
    public async Task Aggregates_ThatHaveATable_AreAllVerified()
    {
        var stored = await Dashboard.QueryAsync(db => Task.FromResult(
            db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => type.IsAssignableTo(typeof(Aggregate))).ToHashSet()));

        Assert.Equal(stored, StreamKind.All.Select(kind => kind.Type).ToHashSet());
    }

    private async Task<Guid> ProductAsync()
    {
        var id = await Dashboard.DoAsync(new CreateProduct(new ProductFields("Robot", "Walks.", "Toys"), 10, 5));
        await Dashboard.DoAsync(new ChangeProductPrice(id, 12.5m, "Dearer"));
        return id;
    }

    private async Task<List<Difference>> VerifyAsync(IProgress<VerifyProgress>? progress = null) =>
        await Dashboard.Services.GetRequiredService<LogVerifier>().VerifyAsync(progress, Token).ToListAsync(Token);

    private async Task<List<(string Kind, string Property, string? InRow, string? InLog)>> FoundAsync(Guid id) =>
        [.. (await VerifyAsync()).Where(found => found.Id == id).Select(found => (found.Kind, found.Property, found.InRow, found.InLog))];

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : LogVerifierTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : LogVerifierTests(database), IClassFixture<SqlServerDatabase>;
}
