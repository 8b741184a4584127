using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Tests.People;

/// <summary>Who can be erased, and what they can do afterwards: nothing.</summary>
public abstract class EraseTests(TestDatabase database) : CommandSuite(database)
{
    [Theory]
    [InlineData("ana", "asked for it", "name-does-not-match")]
    [InlineData("", "asked for it", "invalid")]
    [InlineData("Ana Quill", "", "invalid")]
    [InlineData("Ana Quill", "Ana quill asked for it", "reason-names-somebody")]
    public async Task Customer_WithoutTheNameOrAReason_IsNotErased(string name, string reason, string code)
    {
        var id = await Dashboard.Shop.CustomerAsync("Ana Quill");

        Assert.Equal(code, await CodeAsync(new EraseCustomer(id, name, reason)));
        Assert.Equal("Ana Quill", await NameAsync(id));
    }

    [Fact]
    public async Task Customer_WithAnOrderOnItsWay_IsErasedOnceItIsOver()
    {
        var id = await Dashboard.Shop.CustomerAsync("Ana Quill");
        var order = await Dashboard.Shop.OrderAsync(id);
        Assert.Equal("customer-has-orders", await CodeAsync(new EraseCustomer(id, "Ana Quill", "asked for it")));

        await Dashboard.DoAsync(new CancelOrder(order.OrderId, "changed their mind"));
        var receipt = await Dashboard.DoAsync(new EraseCustomer(id, "Ana Quill", "asked for it"), Actors.Administrator);

        Assert.Contains(receipt.Touched, place => place is { Place: "orders", Count: 1 });
        Assert.Equal("erased", await NameAsync(id));
        Assert.Equal(("erased", "erased", "erased"), await Dashboard.QueryAsync(db => db.Orders.AsNoTracking().SingleAsync(row => row.Id == order.OrderId)) is var row
            ? (row.CustomerName, row.CustomerEmail, row.ShippingAddress!.Street) : default);
        Assert.Null(await Dashboard.QueryAsync(db => db.PersonKeys.Where(key => key.PersonId == id).Select(key => key.Key).SingleAsync()));
        Assert.Equal("already-erased", await CodeAsync(new EraseCustomer(id, "erased", "again")));
    }

    [Fact]
    public async Task Customer_WhoIsErased_CanDoNothingMore_AndTheEMailIsFree()
    {
        var email = $"quill.{Guid.NewGuid():n}@example.com";
        var id = await Dashboard.Shop.CustomerAsync("Ana Quill", email);
        var product = await Dashboard.Shop.ProductAsync();
        await Dashboard.DoAsync(new EraseCustomer(id, "Ana Quill", "asked for it"), Actors.Administrator);

        Assert.Equal("customer-erased", await CodeAsync(new VerifyCustomer(id)));
        Assert.Equal("customer-erased", await CodeAsync(new ChangeCustomerDetails(id, "Ana Quill", email)));
        Assert.Equal("customer-erased", await CodeAsync(new AddToWishlist(id, product)));
        Assert.Equal("customer-erased", await CodeAsync(new AddReview(product, id, 5)));
        Assert.Equal("customer-erased", await CodeAsync(new CreateOrder(id, [new ItemWish(product, 1)])));
        Assert.NotEqual(id, await Dashboard.Shop.CustomerAsync("Ana Quill", email));
    }

    [Fact]
    public async Task Two_WhoAreErased_AreTwoRows()
    {
        foreach (var id in new[] { await Dashboard.Shop.CustomerAsync("Ben Quill"), await Dashboard.Shop.CustomerAsync("Ben Quill") })
        {
            await Dashboard.DoAsync(new EraseCustomer(id, "Ben Quill", "asked for it"), Actors.Administrator);
            Assert.Equal("erased", await NameAsync(id));
        }
    }

    [Fact]
    public async Task Log_OfSomebodyWhoIsErased_CannotBeReadAnyMore()
    {
        var id = await Dashboard.Shop.CustomerAsync("Ana Quill");
        var before = await Dashboard.StoredLogAsync(id);
        await Dashboard.DoAsync(new EraseCustomer(id, "Ana Quill", "asked for it"), Actors.Administrator);

        var after = await Dashboard.StoredLogAsync(id);

        Assert.Equal(before.Select(row => row.Payload), after.Take(before.Count).Select(row => row.Payload));
        Assert.All(after, row => Assert.DoesNotContain("Quill", row.Payload, StringComparison.OrdinalIgnoreCase));
        Assert.All(await Dashboard.LogAsync(id), row => Assert.DoesNotContain("Quill", row.Payload, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Customer_OfWhomAnOlderProgramWroteInPlain_IsNotErasedAsIfNothingWereLeft()
    {
        var id = await Dashboard.Shop.CustomerAsync("Ana Quill");
        await Dashboard.QueryAsync(db => db.Events.Where(row => row.StreamId == id && row.StreamVersion == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, """{"customerId":"00000000-0000-0000-0000-000000000000","name":"Ana Quill","email":"a@b"}""")));

        Assert.Equal("events-not-locked", await CodeAsync(new EraseCustomer(id, "Ana Quill", "asked for it")));
    }

    [Fact]
    public async Task Customer_WithAReviewInPlain_IsNotErasedAsIfNothingWereLeft()
    {
        var id = await Dashboard.Shop.CustomerAsync("Ana Quill");
        var product = await Dashboard.Shop.ProductAsync();
        await Dashboard.DoAsync(new AddReview(product, id, 5, "I, Ana Quill, like it."));
        await Dashboard.QueryAsync(db => db.Events.Where(row => row.StreamId == product && row.Payload.Contains(id.ToString()))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, $$"""{"reviewId":"{{Guid.NewGuid()}}","customerId":"{{id}}","rating":5,"comment":"I, Ana Quill, like it."}""")));

        Assert.Equal("events-not-locked", await CodeAsync(new EraseCustomer(id, "Ana Quill", "asked for it")));
    }

    [Fact]
    public async Task Member_Oneself_IsNotErased()
    {
        var id = await MemberAsync("Mia Quill");

        Assert.Equal("erases-oneself", await CodeAsync(new EraseUser(id, "Mia Quill", "enough"), new Actor(id, "Mia Quill", Role.Administrator)));
    }

    [Fact]
    public async Task Member_WhoIsErased_CanNeverSignInAgain()
    {
        var id = await MemberAsync("Mia Quill");
        await Dashboard.DoAsync(new EraseUser(id, "Mia Quill", "left long ago"), Actors.Administrator);

        var account = await Dashboard.QueryAsync(db => db.Users.AsNoTracking().Include(row => row.User).SingleAsync(row => row.Id == id));
        Assert.Equal(("erased", "erased", false, null, true), (account.Name, account.UserName, account.IsActive, account.PasswordHash, account.User.IsErased));
        Assert.Equal("user-erased", await CodeAsync(new ReactivateUser(id)));
        Assert.Equal("user-erased", await CodeAsync(new UpdateUser(id, "Mia Quill", "mia@example.com")));
        Assert.Equal("already-erased", await CodeAsync(new EraseUser(id, "erased", "again")));
    }

    private async Task<string?> CodeAsync<TAnswer>(Command<TAnswer> command, Actor? actor = null) =>
        (await Dashboard.SendAsync(command, actor ?? Actors.Administrator)).Refusal?.Code;

    private Task<string> NameAsync(Guid customer) => Dashboard.QueryAsync(db => db.Customers.Where(row => row.Id == customer).Select(row => row.Name).SingleAsync());

    private Task<Guid> MemberAsync(string name) =>
        Dashboard.DoAsync(new CreateUser(name, $"{Guid.NewGuid():n}@example.com", Role.Operator, Invite: false), Actors.Administrator);

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : EraseTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : EraseTests(database), IClassFixture<SqlServerDatabase>;
}
