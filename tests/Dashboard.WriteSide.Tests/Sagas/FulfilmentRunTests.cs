using Dashboard.Domain.Catalog;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Shipping;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Simulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>Orders that are fulfilled, or undone, by real commands, a real log and simulated partners.</summary>
public abstract class FulfilmentRunTests(TestDatabase database) : SagaSuite(database)
{
    private static readonly Address NoSuchPlace = Shop.Address with { PostalCode = "00000" };

    [Fact]
    public async Task Order_ThatCanBeFulfilled_IsConfirmedAndChargedWhenItIsShipped()
    {
        var lamp = await Shop.ProductAsync(stock: 5);
        var order = await OrderAsync(product: lamp);

        await SettleAsync();
        Assert.Equal(OrderStatus.Confirmed, (await OrderRowAsync(order)).Status);
        Assert.Equal((5, 4), await StockAsync(lamp));
        Assert.Equal(PaymentStatus.Authorized, (await PaymentAsync(order)).Status);

        await Dashboard.DoAsync(new UpdateOrderStatus(order, OrderStatus.Shipped, "packed"));
        await SettleAsync();

        Assert.Equal((4, 4), await StockAsync(lamp));
        Assert.Equal((PaymentStatus.Captured, 10.80m), ((await PaymentAsync(order)).Status, (await PaymentAsync(order)).Left));
        Assert.Equal((SagaStatus.Completed, "fulfilled"), ((await SagaAsync(order)).Status, (await SagaAsync(order)).Step));
    }

    [Fact]
    public async Task Order_WithATokenThatIsTurnedDown_FailsWithTheReason()
    {
        var lamp = await Shop.ProductAsync(stock: 5);
        var order = await OrderAsync(TestTokens.Declined, lamp);

        await SettleAsync();

        Assert.Equal("The card was declined.", Assert.Single((await Dashboard.EventsAsync(order)).OfType<OrderFailed>()).Reason);
        Assert.Equal((5, 5), await StockAsync(lamp));
        Assert.Equal((SagaStatus.Failed, "The card was declined.", null), await EndAsync(order));
    }

    [Fact]
    public async Task Order_WithTheFlakyToken_IsFulfilledAtTheThirdTry()
    {
        var order = await OrderAsync(TestTokens.Flaky);

        await SettleAsync();

        Assert.Equal(OrderStatus.Confirmed, (await OrderRowAsync(order)).Status);
        Assert.Equal(("AuthorizePayment", 3), (await CommandsAsync(order)).Select(command => (command.Kind, command.Attempts)).First());
    }

    [Fact]
    public async Task Order_ForWhichTheStockIsGone_IsUndoneInReverse()
    {
        var lamp = await Shop.ProductAsync(stock: 1, name: "Lamp");
        var order = await OrderAsync(product: lamp);
        await Dashboard.DoAsync(new AdjustInventory(lamp, 0, null, "broken"));

        await SettleAsync();

        Assert.Equal((SagaStatus.Failed, "Only 0 of Lamp can be promised, 1 were asked for.", null), await EndAsync(order));
        Assert.Equal(OrderStatus.Failed, (await OrderRowAsync(order)).Status);
        Assert.Equal(PaymentStatus.Released, (await PaymentAsync(order)).Status);
        Assert.Equal(
            ["AuthorizePayment Done", "ReserveOrderInventory Refused", "ReleaseOrderInventory Done", "RefundPayment Done", "UpdateOrderStatus Done"],
            (await CommandsAsync(order)).Select(command => $"{command.Kind} {command.Status}"));
    }

    [Fact]
    public async Task Order_ToWhereTheCarrierDoesNotGo_GivesStockAndMoneyBack()
    {
        var lamp = await Shop.ProductAsync(stock: 5);
        var order = await OrderAsync(product: lamp, address: NoSuchPlace);

        await SettleAsync();

        Assert.Equal((5, 5), await StockAsync(lamp));
        Assert.Equal(PaymentStatus.Released, (await PaymentAsync(order)).Status);
        Assert.Equal(OrderStatus.Failed, (await OrderRowAsync(order)).Status);
        Assert.Equal("Order " + (await OrderRowAsync(order)).Number + " has no shipment.", (await CommandsAsync(order)).Single(command => command.Kind == "CancelShipment").Answer);
    }

    [Fact]
    public async Task Order_ThatIsCancelledAfterItWasConfirmed_IsUndone()
    {
        var lamp = await Shop.ProductAsync(stock: 5);
        var order = await OrderAsync(product: lamp);
        await SettleAsync();

        await Dashboard.DoAsync(new CancelOrder(order, "changed mind"));
        await SettleAsync();

        Assert.Equal((5, 5), await StockAsync(lamp));
        Assert.Equal(PaymentStatus.Released, (await PaymentAsync(order)).Status);
        Assert.Contains(await Dashboard.EventsAsync(Shipment.IdOf(order)), change => change is ShipmentCancelled);
        Assert.Equal((SagaStatus.Failed, "The order was cancelled: changed mind", null), await EndAsync(order));
        Assert.Equal(OrderStatus.Cancelled, (await OrderRowAsync(order)).Status);
    }

    [Fact]
    public async Task Order_ThatIsNotFulfilledInTenMinutes_IsUndone()
    {
        var order = await OrderAsync();
        await Parts.Reader.ReadAsync(Token);
        await SettleReadingAsync(order);
        Dashboard.Clock.Advance(OrderFulfilment.Patience - TimeSpan.FromSeconds(30));
        Assert.Equal(0, await Parts.Alarm.RingAsync(Token));

        Dashboard.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, await Parts.Alarm.RingAsync(Token));
        Assert.Equal(0, await Parts.Alarm.RingAsync(Token));
        await SettleAsync();

        Assert.Equal((SagaStatus.Failed, "The order was not fulfilled within 10 minutes.", null), await EndAsync(order));
        Assert.Equal(OrderStatus.Failed, (await OrderRowAsync(order)).Status);
        Assert.Equal(("AuthorizePayment", SagaCommandStatus.Skipped), (await CommandsAsync(order)).Select(command => (command.Kind, command.Status)).First());
        Assert.Empty(await Dashboard.LogAsync(Payment.IdOf(order)));
    }

    [Fact]
    public async Task Compensation_ThatIsRefusedAgainAndAgain_IsPutBeforeAPersonAndTheOthersAreDone()
    {
        var lamp = await Shop.ProductAsync(stock: 5);
        var order = await OrderAsync(product: lamp);
        await SettleAsync();
        await Dashboard.Services.GetRequiredService<IPaymentGateway>().ReleaseAsync($"behind our back {order}", (await PaymentAsync(order)).Reference!, Token);

        await Dashboard.DoAsync(new CancelOrder(order, "changed mind"));
        await SettleAsync();

        var refund = (await CommandsAsync(order)).Single(command => command.Kind == nameof(RefundPayment));
        Assert.Equal((SagaCommandStatus.GivenUp, 6, 5), (refund.Status, refund.Attempts, refund.Refusals));
        var saga = await SagaAsync(order);
        Assert.Equal(
            (SagaStatus.Failed, "give the money back: The payment processor would not: The authorisation was let go already."), (saga.Status, saga.Trouble));
        Assert.Equal((5, 5), await StockAsync(lamp));
    }

    [Fact]
    public async Task Events_OfASaga_NameWhatCausedThemAndShareTheOrdersCorrelation()
    {
        var order = await OrderAsync();
        await SettleAsync();

        var submitted = (await Dashboard.LogAsync(order)).Single(row => row.Name == "order-submitted");
        var authorized = Assert.Single(await Dashboard.LogAsync(Payment.IdOf(order)));
        Assert.Equal(
            (submitted.CorrelationId, submitted.EventId, "order-fulfilment"),
            (authorized.CorrelationId, authorized.CausationId, authorized.ActorName));
        var confirmed = (await Dashboard.LogAsync(order)).Single(row => row.Name == "order-confirmed");
        Assert.Equal(submitted.CorrelationId, confirmed.CorrelationId);
    }

    [Fact]
    public async Task Log_OfASaga_TellsEveryStepAndReplaysToItsRow()
    {
        var order = await OrderAsync(TestTokens.Flaky);
        await SettleAsync();

        var events = await Dashboard.EventsAsync(Saga.IdOf("order-fulfilment", order));
        Assert.Equal(
            ["authorise the payment Pending", "authorise the payment Pending", "authorise the payment Done", "set the stock aside Done", "order a parcel Done", "confirm the order Done"],
            events.OfType<SagaCommandAnswered>().Select(answered => $"{answered.Step} {answered.Outcome}"));
        Assert.Equal("wait until it is shipped", events.OfType<SagaMoved>().Last().Step);
        var replayed = Saga.Blank();
        replayed.Replay(events);
        Assert.Equivalent(await SagaAsync(order), replayed, strict: true);
    }

    [Fact]
    public async Task Saga_ThatAnOperatorStops_IsUndoneAndTellsWhoStoppedIt()
    {
        var order = await OrderAsync();
        await SettleAsync();
        var id = Saga.IdOf("order-fulfilment", order);
        Assert.Equal(Domain.RefusalKind.Forbidden, (await SendAsync(new CompensateSaga(id, "fraud"))).Refusal?.Kind);

        await Dashboard.DoAsync(new CompensateSaga(id, " fraud "), Actors.Operator);
        await SettleAsync();

        Assert.Equal((SagaStatus.Failed, "fraud", null), await EndAsync(order));
        Assert.Equal(OrderStatus.Failed, (await OrderRowAsync(order)).Status);
        Assert.Equal(PaymentStatus.Released, (await PaymentAsync(order)).Status);
        Assert.Contains(await Dashboard.LogAsync(id), row => row.ActorName == Actors.Operator.Name);
        Assert.Equal("saga-not-running", (await SendAsync(new CompensateSaga(id, "again"), Actors.Operator)).Refusal?.Code);
        Assert.Equal("saga-not-found", (await SendAsync(new CompensateSaga(order, "nothing"), Actors.Operator)).Refusal?.Code);
    }

    [Fact]
    public async Task Saga_ThatIsStoppedAfterItsOrderWasShippedUnpaid_LeavesParcelAndStockAndNeedsNobody()
    {
        var lamp = await Shop.ProductAsync(stock: 5);
        var order = await OrderAsync(product: lamp);
        await SettleAsync();
        await Dashboard.DoAsync(new RefundPayment(order, null, "a favour"));
        await Dashboard.DoAsync(new UpdateOrderStatus(order, OrderStatus.Shipped, "sent"));
        await SettleAsync();
        Assert.StartsWith("The order is shipped and not paid", (await SagaAsync(order)).Trouble, StringComparison.Ordinal);
        var stock = await StockAsync(lamp);

        await Dashboard.DoAsync(new CompensateSaga(Saga.IdOf("order-fulfilment", order), "it is a gift"), Actors.Operator);
        await SettleAsync();

        Assert.Equal((SagaStatus.Failed, "it is a gift", null), await EndAsync(order));
        Assert.DoesNotContain(await CommandsAsync(order), command => command.Status is SagaCommandStatus.GivenUp or SagaCommandStatus.Pending);
        Assert.Equal(OrderStatus.Shipped, (await OrderRowAsync(order)).Status);
        Assert.Equal(stock, await StockAsync(lamp));
        Assert.DoesNotContain(await Dashboard.EventsAsync(Shipment.IdOf(order)), change => change is ShipmentCancelled);
    }

    [Fact]
    public async Task Compensation_ThatWasGivenUp_IsTriedAgainWhenAnOperatorAsks()
    {
        var order = await OrderAsync();
        await SettleAsync();
        var id = Saga.IdOf("order-fulfilment", order);
        Assert.Equal("saga-nothing-given-up", (await SendAsync(new RetrySaga(id), Actors.Operator)).Refusal?.Code);
        await Dashboard.Services.GetRequiredService<IPaymentGateway>().ReleaseAsync($"behind our back {order}", (await PaymentAsync(order)).Reference!, Token);
        await Dashboard.DoAsync(new CancelOrder(order, "changed mind"));
        await SettleAsync();
        Assert.NotNull((await SagaAsync(order)).Trouble);

        // Somebody mends the processor's book: the authorisation is there again.
        await Dashboard.QueryAsync(async db =>
        {
            var reference = (await db.Payments.SingleAsync(payment => payment.OrderId == order)).Reference;
            var charge = await db.SimulatedRecords.SingleAsync(record => record.Key == reference);
            charge.Content = charge.Content.Replace("\"Released\":true", "\"Released\":false", StringComparison.Ordinal);
            db.SimulatedRecords.RemoveRange(await db.SimulatedRecords.Where(record => record.Key.StartsWith("release:")).ToListAsync());
            return await db.SaveChangesAsync();
        });
        await Dashboard.DoAsync(new RetrySaga(id), Actors.Operator);
        await SettleAsync();

        Assert.Equal((SagaStatus.Failed, "The order was cancelled: changed mind", null), await EndAsync(order));
        Assert.Equal(PaymentStatus.Released, (await PaymentAsync(order)).Status);
    }

    [Fact]
    public async Task Saga_ThatAnOperatorGivesUp_SendsNothingMore()
    {
        var order = await OrderAsync();
        await UntilDueAsync(order, nameof(ReserveOrderInventory));
        var id = Saga.IdOf("order-fulfilment", order);

        await Dashboard.DoAsync(new GiveUpSaga(id, " done by hand "), Actors.Operator);
        await SettleAsync();

        Assert.Equal((SagaStatus.GivenUp, "done by hand", null), await EndAsync(order));
        Assert.Equal(["AuthorizePayment Done", "ReserveOrderInventory Skipped"], (await CommandsAsync(order)).Select(command => $"{command.Kind} {command.Status}"));
        Assert.Equal(OrderStatus.Submitted, (await OrderRowAsync(order)).Status);
        Assert.Equal("saga-over", (await SendAsync(new GiveUpSaga(id, "again"), Actors.Operator)).Refusal?.Code);

        // What is done by hand from here on is not undone.
        await Dashboard.DoAsync(new ReserveOrderInventory(order));
        await SettleAsync();
        Assert.Equal((100, 99), await StockAsync((await OrderRowAsync(order)).Items[0].ProductId));
    }

    [Fact]
    public async Task OperatorsCommands_ForNothingOrWithoutAReason_AreRefused()
    {
        var nothing = Guid.CreateVersion7();

        Assert.Equal("saga-not-found", (await SendAsync(new RetrySaga(nothing), Actors.Operator)).Refusal?.Code);
        Assert.Equal("saga-not-found", (await SendAsync(new GiveUpSaga(nothing, "why"), Actors.Operator)).Refusal?.Code);
        Assert.Equal("Reason is required.", (await SendAsync(new GiveUpSaga(nothing, " "), Actors.Operator)).Refusal?.Sentence);
        Assert.Equal("Reason is required.", (await SendAsync(new CompensateSaga(nothing, ""), Actors.Operator)).Refusal?.Sentence);
    }

    /// <summary>One saga ends and another goes on in the same transaction: neither is taken for the other.</summary>
    [Fact]
    public async Task Answers_ThatAreNotedTogether_EachMoveTheirOwnSaga()
    {
        var (failing, running) = (await OrderAsync(TestTokens.Declined), await OrderAsync());
        var goesOn = await UntilDueAsync(running, nameof(ReserveOrderInventory));
        var ends = await UntilDueAsync(failing, nameof(UpdateOrderStatus));
        Task[] sent = [];
        await Parts.Gate.InTurnAsync(
            async () =>
            {
                var first = Parts.Courier.SendAsync(goesOn, Token);
                await Eventually.TrueAsync(() => Parts.Courier.Waiting == 1, "the first answer waits to be noted");
                sent = [first, Parts.Courier.SendAsync(ends, Token)];
                await Eventually.TrueAsync(() => Parts.Courier.Waiting == 2, "both answers wait to be noted");
                return 0;
            },
            Token);
        await Task.WhenAll(sent);

        Assert.Equal(SagaStatus.Failed, (await SagaAsync(failing)).Status);
        Assert.Equal(nameof(WriteSide.Shipping.CreateShipment), (await CommandsAsync(running))[^1].Kind);
        var rows = await Dashboard.LogAsync();
        Assert.Equal(
            rows.Last(row => row.StreamId == Saga.IdOf("order-fulfilment", failing)).Transaction,
            rows.Last(row => row.StreamId == Saga.IdOf("order-fulfilment", running)).Transaction);
    }

    /// <summary>Lets the saga of an order run until a command of some kind is to be sent.</summary>
    private async Task<SagaCommandRow> UntilDueAsync(Guid order, string kind)
    {
        SagaCommandRow? found = null;
        await Eventually.TrueAsync(
            async () =>
            {
                await Parts.Reader.ReadAsync(Token);
                var due = (await Parts.Courier.DueAsync([], limit: 100, Token)).Where(command => command.SagaId == Saga.IdOf("order-fulfilment", order));
                if (due.SingleOrDefault() is not { } command)
                {
                    return false;
                }

                found = command.Kind == kind ? command : null;
                if (found is null)
                {
                    await Parts.Courier.SendAsync(command, Token);
                }

                return found is not null;
            },
            $"{kind} is to be sent");
        return found!;
    }

    private async Task SettleReadingAsync(Guid order)
    {
        while (!await Dashboard.QueryAsync(db => db.Sagas.AnyAsync(saga => saga.Key == order)))
        {
            await Parts.Reader.ReadAsync(Token);
        }
    }

    private async Task<(SagaStatus Status, string? Reason, string? Trouble)> EndAsync(Guid order)
    {
        var saga = await SagaAsync(order);
        return (saga.Status, saga.Reason, saga.Trouble);
    }

    private async Task<(int OnHand, int Available)> StockAsync(Guid product)
    {
        var row = await Dashboard.QueryAsync(db => db.Products.AsNoTracking().SingleAsync(found => found.Id == product));
        return (row.OnHand, row.Available);
    }

    private Task<Payment> PaymentAsync(Guid order) => Dashboard.QueryAsync(db => db.Payments.AsNoTracking().SingleAsync(row => row.OrderId == order));

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : FulfilmentRunTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : FulfilmentRunTests(database), IClassFixture<SqlServerDatabase>;
}
