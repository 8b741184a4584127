using Dashboard.Domain.Payments;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Simulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Payments;

/// <summary>Tests that pay orders of 10.80 with the simulated processor.</summary>
public abstract class PaymentSuite(TestDatabase database) : CommandSuite(database)
{
    protected IPaymentGateway Gateway => Dashboard.Services.GetRequiredService<IPaymentGateway>();

    /// <summary>How often the processor has set money aside.</summary>
    protected Task<int> AuthorizationsAsync() => Dashboard.QueryAsync(db => db.SimulatedRecords.CountAsync(record => record.Key.StartsWith("sim_auth_")));

    protected Task<NewOrder> OrderAsync() => Shop.OrderAsync();

    protected async Task<NewOrder> AuthorizedAsync()
    {
        var order = await OrderAsync();
        var answer = await Dashboard.DoAsync(new AuthorizePayment(order.OrderId, TestTokens.Ok));
        Assert.Equal(PaymentStatus.Authorized, answer.Status);
        return order;
    }

    protected async Task<NewOrder> CapturedAsync()
    {
        var order = await AuthorizedAsync();
        await Dashboard.DoAsync(new CapturePayment(order.OrderId));
        return order;
    }
}
