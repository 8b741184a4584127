using Dashboard.Domain.Customers;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Customers;

namespace Dashboard.WriteSide.Tests.Customers;

public abstract class CustomerCommandTests(TestDatabase database) : CommandSuite(database)
{
    private static readonly Guid Nobody = Guid.CreateVersion7();

    private static string NewEmail() => $"{Guid.NewGuid():n}@example.com";

    [Fact]
    public async Task Register_Somebody_LeavesARowAndAnEventWithItsContext()
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        Dashboard.Clock.Now = now;
        var command = new RegisterCustomer(" Ana ", " Ana@Example.com ", " 123 ", "  ");

        var outcome = await SendAsync(command);

        var row = Assert.Single(await Dashboard.LogAsync(outcome.Answer));
        Assert.Equal(
            new CustomerRegistered { CustomerId = outcome.Answer, Name = "Ana", Email = "Ana@Example.com", Phone = "123" },
            TestDashboard.Event(row));
        Assert.Equal(("customer", 1, "customer-registered", 1), (row.StreamKind, row.StreamVersion, row.Name, row.SchemaVersion));
        Assert.Equal((now, now), (row.OccurredAt, row.RecordedAt));
        Assert.Equal((Actors.Staff.Id, Actors.Staff.Name), (row.ActorId, row.ActorName));
        Assert.Equal((command.CommandId, command.CommandId, command.CommandId), (row.CommandId, row.CorrelationId, row.CausationId));
        Assert.Equal(outcome.Position, new(row.Transaction, row.Sequence));
        Assert.True(row.Transaction > 0 && row.Sequence > 0 && row.EventId != Guid.Empty);
        var customer = await Dashboard.QueryAsync(db => db.Customers.FindAsync(outcome.Answer).AsTask());
        Assert.Equal(("Ana", "Ana@Example.com", "ANA@EXAMPLE.COM", false), (customer!.Name, customer.Email, customer.NormalizedEmail, customer.IsVerified));
    }

    [Fact]
    public async Task Register_EmailOfAnother_IsRefusedWhateverItsCase()
    {
        var email = NewEmail();
        await Shop.CustomerAsync(email: email);

        await RefusedAsync(new RegisterCustomer("Eva", email.ToUpperInvariant() + " "), "email-taken", $"Another customer has the e-mail {email.ToUpperInvariant()}.");
    }

    [Fact]
    public async Task Register_SixteenTimesAtOnce_AcceptsExactlyOne()
    {
        var email = NewEmail();
        var commands = Enumerable.Range(0, 16).Select(number => new RegisterCustomer($"Ana {number}", number % 2 == 0 ? email : email.ToUpperInvariant()));

        var outcomes = await Task.WhenAll(commands.Select(command => SendAsync(command)));

        Assert.Single(outcomes, outcome => outcome.IsAccepted);
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome => Assert.Equal("email-taken", outcome.Refusal!.Code));
    }

    [Fact]
    public async Task Verify_Unverified_IsDoneOnce()
    {
        var id = await Shop.CustomerAsync("Ana", verified: false);

        Assert.Equal([new CustomerVerified { CustomerId = id, Name = "Ana" }], await AcceptedAsync(new VerifyCustomer(id)));
        await RefusedAsync(new VerifyCustomer(id), "customer-already-verified", "Ana is verified already.");
    }

    [Fact]
    public async Task ChangeDetails_OfACustomer_LeavesOneEventAndTheSameAgainNone()
    {
        var id = await Shop.CustomerAsync();
        var email = NewEmail();

        Assert.Equal(
            [new CustomerDetailsChanged { CustomerId = id, Name = "Eva", Email = email, Country = "Spain" }],
            await AcceptedAsync(new ChangeCustomerDetails(id, "Eva ", email, " ", "Spain")));
        Assert.Empty(await AcceptedAsync(new ChangeCustomerDetails(id, "Eva", email, null, "Spain")));
    }

    [Fact]
    public async Task ChangeDetails_ToTheOwnEmailInAnotherCase_IsAccepted()
    {
        var email = NewEmail();
        var id = await Shop.CustomerAsync("Ana", email);

        Assert.Single(await AcceptedAsync(new ChangeCustomerDetails(id, "Ana", email.ToUpperInvariant())));
    }

    [Fact]
    public async Task ChangeDetails_ToTheEmailOfAnother_IsRefused()
    {
        var email = NewEmail();
        await Shop.CustomerAsync(email: email);
        var id = await Shop.CustomerAsync();

        await RefusedAsync(new ChangeCustomerDetails(id, "Ana", email), "email-taken", $"Another customer has the e-mail {email}.");
    }

    [Fact]
    public async Task ChangeDetails_OfManyToOneEmailAtOnce_AcceptsExactlyOne()
    {
        var email = NewEmail();
        var customers = new List<Guid>();
        for (var number = 0; number < 8; number++)
        {
            customers.Add(await Shop.CustomerAsync());
        }

        var outcomes = await Task.WhenAll(customers.Select(id => SendAsync(new ChangeCustomerDetails(id, "Ana", email))));

        Assert.Single(outcomes, outcome => outcome.IsAccepted);
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome => Assert.Equal("email-taken", outcome.Refusal!.Code));
    }

    [Fact]
    public async Task Wishlist_AddedAndRemoved_LeavesAnEventEachAndNoneTheSecondTime()
    {
        var (customer, product) = (await Shop.CustomerAsync(), await Shop.ProductAsync(name: "Lamp"));

        Assert.Equal(
            [new ProductAddedToWishlist { CustomerId = customer, ProductId = product, ProductName = "Lamp" }],
            await AcceptedAsync(new AddToWishlist(customer, product)));
        Assert.Empty(await AcceptedAsync(new AddToWishlist(customer, product)));
        Assert.Equal(
            [new ProductRemovedFromWishlist { CustomerId = customer, ProductId = product }],
            await AcceptedAsync(new RemoveFromWishlist(customer, product)));
        Assert.Empty(await AcceptedAsync(new RemoveFromWishlist(customer, product)));
    }

    [Fact]
    public async Task AnyCommand_ForNobody_IsNotFound()
    {
        var (customer, product) = (await Shop.CustomerAsync(), await Shop.ProductAsync());

        await NotFoundAsync(new VerifyCustomer(Nobody), "customer", Nobody);
        await NotFoundAsync(new ChangeCustomerDetails(Nobody, "Ana", NewEmail()), "customer", Nobody);
        await NotFoundAsync(new AddToWishlist(Nobody, product), "customer", Nobody);
        await NotFoundAsync(new AddToWishlist(customer, Nobody), "product", Nobody);
        await NotFoundAsync(new RemoveFromWishlist(Nobody, product), "customer", Nobody);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : CustomerCommandTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : CustomerCommandTests(database), IClassFixture<SqlServerDatabase>;
}
