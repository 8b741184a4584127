using Dashboard.Domain.Orders;
using Dashboard.Domain.Store;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Shipping;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Partners;

/// <summary>The simulated carrier keeps the contract of a real one.</summary>
public abstract class SimulatedCarrierTests(TestDatabase database) : CarrierContract, IAsyncLifetime
{
    private TestDashboard? _dashboard;

    protected override ICarrier Carrier => _dashboard!.Services.GetRequiredService<ICarrier>();

    protected override Address ServedAddress => Shop.Address;

    protected override Address UnservedAddress => Shop.Address with { PostalCode = "00000" };

    protected override DateOnly Today => new StoreOptions().DayOf(_dashboard!.Clock.GetUtcNow());

    public async ValueTask InitializeAsync() => _dashboard = await TestDashboard.StartAsync(database);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _dashboard?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Send_OnALaterDayUnderItsKey_StillNamesTheDayItNamedFirst()
    {
        var request = Request(ServedAddress);
        var first = await Carrier.SendAsync(request, Token);
        _dashboard!.Clock.Advance(TimeSpan.FromDays(5));

        Assert.Equal(first, await Carrier.SendAsync(request, Token));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SimulatedCarrierTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SimulatedCarrierTests(database), IClassFixture<SqlServerDatabase>;
}
