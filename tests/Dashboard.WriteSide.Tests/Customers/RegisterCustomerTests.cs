using Dashboard.Domain.Customers;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Customers;

namespace Dashboard.WriteSide.Tests.Customers;

public abstract class RegisterCustomerTests(TestDatabase database) : CommandSuite(database)
{
    [Fact]
    public async Task Register_NewCustomer_LeavesRowAndEvent()
    {
        var outcome = await Dashboard.SendAsync(new RegisterCustomer("Ana", "ana@example.com"));

        Assert.True(outcome.IsAccepted);
        var registered = Assert.IsType<CustomerRegistered>(Assert.Single(await Dashboard.EventsAsync(outcome.Answer)));
        Assert.Equal("Ana", registered.Name);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : RegisterCustomerTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : RegisterCustomerTests(database), IClassFixture<SqlServerDatabase>;
}
