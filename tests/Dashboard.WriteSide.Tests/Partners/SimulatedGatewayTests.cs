using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Partners;

/// <summary>The simulated processor keeps the contract of a real one, and its tokens do what they say.</summary>
public abstract class SimulatedGatewayTests(TestDatabase database) : PaymentGatewayContract, IAsyncLifetime
{
    private TestDashboard? _dashboard;

    protected override IPaymentGateway Gateway => _dashboard!.Services.GetRequiredService<IPaymentGateway>();

    protected override string WorkingToken => TestTokens.Ok;

    protected override string DeclinedToken => TestTokens.Declined;

    protected override string? UnreliableToken => TestTokens.Flaky;

    protected override string? SilentToken => TestTokens.Timeout;

    public async ValueTask InitializeAsync() => _dashboard = await TestDashboard.StartAsync(database);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _dashboard?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Authorize_WithTheFlakyToken_FailsExactlyTwice()
    {
        var request = Request(TestTokens.Flaky);

        await Assert.ThrowsAsync<PartnerUnavailableException>(() => Gateway.AuthorizeAsync(request, Token));
        await Assert.ThrowsAsync<PartnerUnavailableException>(() => Gateway.AuthorizeAsync(request, Token));
        Assert.True((await Gateway.AuthorizeAsync(request, Token)).IsAccepted);
    }

    [Fact]
    public async Task Authorize_WithTheUnsteadyToken_IsTurnedDownNowAndThen_ForAKeyAlwaysAlike()
    {
        var requests = Enumerable.Range(0, 40).Select(number => Request(TestTokens.Unsteady) with { Key = $"{number}" }).ToList();
        var answers = new List<PartnerAnswer<string>>();
        foreach (var request in requests)
        {
            answers.Add(await Gateway.AuthorizeAsync(request, Token));
            Assert.Equal(answers[^1], await Gateway.AuthorizeAsync(request, Token));
        }

        Assert.InRange(answers.Count(answer => answer.IsAccepted), 10, 30);
    }

    [Theory]
    [InlineData("tok_nobody_knows", false)]
    [InlineData("card", true)]
    public async Task Authorize_WithAnyOtherToken_WorksUnlessItLooksLikeATestToken(string token, bool works) =>
        Assert.Equal(works, (await Gateway.AuthorizeAsync(Request(token), Token)).IsAccepted);

    [Fact]
    public async Task Processor_AfterARestart_KnowsWhatItDid()
    {
        var request = Request(TestTokens.Ok);
        var before = await Gateway.AuthorizeAsync(request, Token);
        await using var restarted = await TestDashboard.StartAsync(database);
        var gateway = restarted.Services.GetRequiredService<IPaymentGateway>();

        Assert.Equal(before, await gateway.AuthorizeAsync(request, Token));
        Assert.True((await gateway.CaptureAsync(Key(), before.Given!, Token)).IsAccepted);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : SimulatedGatewayTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : SimulatedGatewayTests(database), IClassFixture<SqlServerDatabase>;
}
