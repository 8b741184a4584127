using Dashboard.Domain;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Subscriptions;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Shipping;
using Dashboard.WriteSide.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>Which events customers are told of.</summary>
public abstract class MessageReaderTests(TestDatabase database) : MessageSuite(database)
{
    [Theory]
    [InlineData(OrderStatus.Confirmed, MessageKind.OrderConfirmed, "is confirmed")]
    [InlineData(OrderStatus.Failed, MessageKind.OrderFailed, "could not fulfil")]
    public async Task Order_ThatMoves_IsToldToItsCustomerOnce(OrderStatus to, MessageKind kind, string words)
    {
        var customer = await Shop.CustomerAsync("Ana", $"ana.{to}@example.com");
        var order = await Shop.OrderAsync(customer);
        await Dashboard.DoAsync(new UpdateOrderStatus(order.OrderId, to, "No lamp is left"));

        await ReadAsync();
        await ReadAsync();

        var message = Assert.Single(await ToAsync(customer));
        Assert.Equal((kind, $"ana.{to}@example.com", "Ana", order.OrderId, MessageStatus.Waiting), (message.Kind, message.To, message.Name, message.OrderId, message.Status));
        Assert.Contains(words, message.Subject, StringComparison.Ordinal);
        Assert.Contains(order.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payment_OfARenewal_ThatIsTurnedDown_IsToldEachTimeOnce_AndTheLastTimeThatItIsCancelled()
    {
        var customer = await Shop.CustomerAsync("Ana", "ana.renewal@example.com");
        Dashboard.Clock.Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var plan = await Dashboard.DoAsync(new CreatePlan("Pro", BillingInterval.Monthly, 30m));
        var id = await Dashboard.DoAsync(new StartSubscription(customer, plan, "tok_declined", TrialDays: 1));
        Dashboard.Clock.Now = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
        await Dashboard.DoAsync(new MoveSubscriptionOn(id), Actors.Operator);
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            Assert.False((await Dashboard.DoAsync(new RenewSubscription(id))).IsPaid);
            await ReadAsync();
            await ReadAsync();
        }

        var messages = (await ToAsync(customer)).OrderBy(message => message.Kind).ToList();

        Assert.Equal(
            [MessageKind.PaymentRetry, MessageKind.PaymentRetry, MessageKind.PaymentRetry, MessageKind.SubscriptionCancelled],
            messages.Select(message => message.Kind));
        Assert.Equal("Your subscription to Pro was cancelled", messages[^1].Subject);
        Assert.Contains("£30.00", messages[0].Text, StringComparison.Ordinal);
        var told = (await Dashboard.EventsAsync()).OfType<MessageQueued>().Where(e => e.CustomerId == customer).ToList();
        Assert.Equal([id, id, id, id], told.Select(e => e.SubscriptionId!.Value));
        Assert.Equal(4, told.Select(e => e.CauseId).Distinct().Count());
    }

    [Fact]
    public async Task Order_ThatIsShipped_IsToldWithItsParcel()
    {
        var customer = await Shop.CustomerAsync();
        var order = await Shop.OrderAsync(customer);
        await Dashboard.DoAsync(new UpdateOrderStatus(order.OrderId, OrderStatus.Confirmed, "paid"));
        var parcel = await Dashboard.QueryAsync(async db =>
        {
            await Dashboard.DoAsync(new CreateShipment(order.OrderId));
            return await db.Shipments.SingleAsync(shipment => shipment.OrderId == order.OrderId);
        });
        await Dashboard.DoAsync(new UpdateOrderStatus(order.OrderId, OrderStatus.Shipped, "packed"));

        await ReadAsync();

        var message = Assert.Single(await ToAsync(customer), message => message.Kind == MessageKind.OrderShipped);
        Assert.Contains(parcel.TrackingNumber, message.Text, StringComparison.Ordinal);
        Assert.Contains(parcel.Carrier, message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_HandedOverAfterItsParcelWasCalledOff_IsToldWithoutTheParcel()
    {
        var customer = await Shop.CustomerAsync();
        var order = (await Shop.OrderAsync(customer)).OrderId;
        var parcel = await Dashboard.DoAsync(new CreateShipment(order));
        await Dashboard.DoAsync(new CancelShipment(order, "fetched in person"));
        await Shop.MoveAsync(order, OrderStatus.Shipped);

        await ReadAsync();

        var message = Assert.Single(await ToAsync(customer), message => message.Kind == MessageKind.OrderShipped);
        Assert.DoesNotContain(parcel.TrackingNumber, message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_SaysWhatCausedIt()
    {
        var customer = await Shop.CustomerAsync();
        var order = await Shop.OrderAsync(customer);
        await Dashboard.DoAsync(new UpdateOrderStatus(order.OrderId, OrderStatus.Confirmed, "paid"));
        await ReadAsync();

        var cause = (await Dashboard.LogAsync(order.OrderId)).Single(row => row.Name == "order-confirmed");
        var row = Assert.Single(await Dashboard.LogAsync(Message.IdOf(cause.EventId, customer)));
        var queued = Assert.IsType<MessageQueued>(TestDashboard.Event(row));
        Assert.Equal((cause.EventId, order.OrderId, $"Order {order.Number}"), (queued.CauseId, queued.OrderId, queued.About));
        Assert.Equal((cause.EventId, cause.CorrelationId, "messages"), (row.CausationId, row.CorrelationId, row.ActorName));
    }

    [Fact]
    public async Task Price_ThatFalls_IsToldToEverybodyWhoWishesForIt()
    {
        var product = await Shop.ProductAsync(price: 10m, name: "Lamp", published: true);
        var wishers = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            wishers.Add(await WisherAsync(product));
        }

        var gaveUp = await WisherAsync(product);
        await Dashboard.DoAsync(new RemoveFromWishlist(gaveUp, product));
        var other = await WisherAsync(await Shop.ProductAsync(published: true));
        await Dashboard.DoAsync(new ChangeProductPrice(product, 7.5m, "sale"));

        await ReadAsync();

        foreach (var wisher in wishers)
        {
            var message = Assert.Single(await ToAsync(wisher));
            Assert.Equal((MessageKind.PriceFell, product, "Lamp costs less now"), (message.Kind, message.ProductId, message.Subject));
            Assert.Contains("£7.50 instead of £10.00", message.Text, StringComparison.Ordinal);
        }

        Assert.Empty(await ToAsync(gaveUp));
        Assert.Empty(await ToAsync(other));
        Assert.Empty(await Dashboard.QueryAsync(db => db.PriceFalls.ToListAsync()));
    }

    [Fact]
    public async Task Price_ThatFalls_IsToldInManySmallTransactions()
    {
        var product = await Shop.ProductAsync(published: true);
        for (var i = 0; i < 5; i++)
        {
            await WisherAsync(product);
        }

        await Dashboard.DoAsync(new ChangeProductPrice(product, 5m, "sale"));
        await ReadAsync();

        var queued = (await Dashboard.LogAsync()).Where(row => row.Name == "message-queued" && ((MessageQueued)TestDashboard.Event(row)).ProductId == product);
        Assert.Equal([2, 2, 1], queued.GroupBy(row => row.Transaction).Select(transaction => transaction.Count()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Price_WhenTheProgramEndsAtAnySave_IsToldToEachOnce(bool after)
    {
        var product = await Shop.ProductAsync(price: 50m, published: true);
        Guid[] wishers = [await WisherAsync(product), await WisherAsync(product), await WisherAsync(product)];

        // What is read of the log, and the two transactions in which three customers are told.
        for (var save = 0; save < 3; save++)
        {
            await ReadAsync();
            await Dashboard.DoAsync(new ChangeProductPrice(product, 40m - save, "sale"));
            Crash.Plan(save, after);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(ReadAsync);
            Crash.Forget();
            await ReadAsync();

            foreach (var wisher in wishers)
            {
                Assert.Equal(save + 1, (await ToAsync(wisher)).Count);
            }
        }
    }

    [Fact]
    public async Task Price_ThatRises_OrOfAProductThatNobodySees_IsNotTold()
    {
        var seen = await Shop.ProductAsync(price: 10m, published: true);
        var draft = await Shop.ProductAsync(price: 10m);
        var customer = await WisherAsync(seen);
        await Dashboard.DoAsync(new AddToWishlist(customer, draft));
        await Dashboard.DoAsync(new ChangeProductPrice(seen, 11m, "dearer"));
        await Dashboard.DoAsync(new ChangeProductPrice(draft, 9m, "not yet"));

        await ReadAsync();

        Assert.Empty(await ToAsync(customer));
    }

    [Fact]
    public async Task WhatHappenedInThePast_AndIsTakenOverNow_IsNotTold()
    {
        var product = await Shop.ProductAsync(price: 10m, published: true);
        var customer = await WisherAsync(product);
        await using (var scope = Dashboard.Services.CreateAsyncScope())
        {
            var context = scope.ServiceProvider.GetRequiredService<CommandContext>();
            (context.Actor, context.OccurredAt) = (Actor.System, DateTimeOffset.UtcNow.AddDays(-1));
            Assert.Null((await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new ChangeProductPrice(product, 5m, "old"), Token)).Refusal);
        }

        await ReadAsync();

        Assert.Empty(await ToAsync(customer));
    }

    [Fact]
    public async Task Order_ThatWasImported_IsNotTold()
    {
        var customer = await Shop.CustomerAsync();
        var order = await Shop.OrderAsync(customer);
        await Dashboard.QueryAsync(db => db.Orders.Where(row => row.Id == order.OrderId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Imported, true)));
        await Dashboard.DoAsync(new UpdateOrderStatus(order.OrderId, OrderStatus.Confirmed, "paid"));

        await ReadAsync();

        Assert.Empty(await ToAsync(customer));
    }

    [Fact]
    public async Task Events_ReadByTwoNodesAtOnce_AreToldOnce()
    {
        var customer = await Shop.CustomerAsync();
        for (var i = 0; i < 3; i++)
        {
            await Dashboard.DoAsync(new UpdateOrderStatus((await Shop.OrderAsync(customer)).OrderId, OrderStatus.Confirmed, "paid"));
        }

        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await Reader.ReadAsync(Token);
            }
            catch (DbUpdateException)
            {
                return -1;
            }
        }));
        await ReadAsync();

        Assert.Contains(nodes, read => read > 0);
        Assert.Equal(3, (await ToAsync(customer)).Count);
    }

    [Fact]
    public async Task Reader_ThatIsNew_BeginsAtTheEndOfTheLog()
    {
        var customer = await Shop.CustomerAsync();
        await Dashboard.DoAsync(new UpdateOrderStatus((await Shop.OrderAsync(customer)).OrderId, OrderStatus.Confirmed, "paid"));
        await Dashboard.QueryAsync(db => db.SagaCheckpoints.ExecuteDeleteAsync());

        await Reader.BeginAsync(Token);
        await ReadAsync();

        Assert.Empty(await ToAsync(customer));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : MessageReaderTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : MessageReaderTests(database), IClassFixture<SqlServerDatabase>;
}
