using Dashboard.Domain;
using Dashboard.Domain.Payments;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Simulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Payments;

/// <summary>With little patience for the processor.</summary>
public abstract class PaymentSilenceTests(TestDatabase database) : PaymentSuite(database)
{
    [Fact]
    public async Task Authorize_WithoutAnAnswer_IsRefusedAndNotRemembered()
    {
        var order = await OrderAsync();
        var command = new AuthorizePayment(order.OrderId, TestTokens.Timeout);

        var refusal = (await SendAsync(command)).Refusal;

        Assert.Equal(Refusal.Unavailable("partner-silent", "The payment processor did not answer within 0.05 s. Try again."), refusal);
        Assert.Empty(await Dashboard.LogAsync(Payment.IdOf(order.OrderId)));
        Assert.False(await Dashboard.QueryAsync(db => db.AnsweredCommands.AnyAsync(row => row.CommandId == command.CommandId)));
    }

    [Fact]
    public async Task Authorize_OfWhichTheSenderIsTired_IsNoRefusal()
    {
        using var tired = new CancellationTokenSource();
        var sent = Dashboard.SendAsync(new AuthorizePayment((await OrderAsync()).OrderId, TestTokens.Timeout), cancellationToken: tired.Token);

        await tired.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.Configure<PartnerOptions>(options => options.Timeout = TimeSpan.FromMilliseconds(50));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : PaymentSilenceTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : PaymentSilenceTests(database), IClassFixture<SqlServerDatabase>;
}
