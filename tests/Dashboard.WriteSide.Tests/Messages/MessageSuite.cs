using Dashboard.Domain.Log;
using Dashboard.Domain.Messages;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Storage;
using Dashboard.WriteSide.Tests.Sagas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>Tests that let messages be made and sent on a database, step by step.</summary>
public abstract class MessageSuite(TestDatabase database) : CommandSuite(database)
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FakeSender Sender { get; } = new();

    private protected SaveCrash Crash { get; } = new();

    private protected MessageReader Reader => Dashboard.Services.GetRequiredService<MessageReader>();

    private protected PriceFallTeller Teller => Dashboard.Services.GetRequiredService<PriceFallTeller>();

    private protected MessageCourier Courier => Dashboard.Services.GetRequiredService<MessageCourier>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Reader.BeginAsync(Token);
        await ReadAsync();
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton<IMessageSender>(Sender);
        services.Configure<MailOptions>(options => (options.Attempts, options.BatchSize, options.FirstRetry) = (3, 2, TimeSpan.FromMinutes(1)));
        services.ConfigureDbContext<WriteDbContext>(options => options.AddInterceptors(Crash));
    }

    /// <summary>Makes messages of everything in the log, once it can be read.</summary>
    protected async Task ReadAsync()
    {
        var head = await Dashboard.Services.GetRequiredService<IEventLogReader>().HeadAsync(Token);
        await Eventually.TrueAsync(
            async () =>
            {
                while (await Reader.ReadAsync(Token) > 0 || await Teller.TellAsync(Token))
                {
                    Token.ThrowIfCancellationRequested();
                }

                return (await Dashboard.QueryAsync(db => db.SagaCheckpoints.AsNoTracking().SingleAsync(row => row.Kind == MessageLog.Name, Token))).Position >= head;
            },
            "the messages are made of the whole log");
    }

    /// <summary>Sends a message if it is due.</summary>
    protected async Task SendIfDueAsync(Guid id)
    {
        if ((await Courier.DueAsync(Token)).Contains(id))
        {
            await Courier.SendAsync(id, Token);
        }
    }

    /// <summary>A customer who wishes for a product.</summary>
    protected async Task<Guid> WisherAsync(Guid product, string? name = null)
    {
        var customer = await Shop.CustomerAsync(name);
        await Dashboard.DoAsync(new AddToWishlist(customer, product));
        return customer;
    }

    /// <summary>A message that waits to be sent: about a price, to a new customer.</summary>
    protected async Task<Message> WaitingAsync()
    {
        var product = await Shop.ProductAsync(published: true);
        var customer = await WisherAsync(product);
        await Dashboard.DoAsync(new ChangeProductPrice(product, 9m, "sale"));
        await ReadAsync();
        return Assert.Single(await ToAsync(customer));
    }

    protected Task<List<Message>> ToAsync(Guid customer) =>
        Dashboard.QueryAsync(db => db.Messages.AsNoTracking().Where(message => message.CustomerId == customer).OrderBy(message => message.Id).ToListAsync());

    protected Task<Message> MessageAsync(Guid id) => Dashboard.QueryAsync(db => db.Messages.AsNoTracking().SingleAsync(message => message.Id == id));

    private protected int HandedOf(Guid id) => Sender.Handed.Count(handed => handed.Message.Id == id);
}
