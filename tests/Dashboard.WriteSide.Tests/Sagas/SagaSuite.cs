using Dashboard.Domain.Log;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Sagas;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.Testing;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>Tests that let sagas run on a database, step by step.</summary>
public abstract class SagaSuite(TestDatabase database) : CommandSuite(database)
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected virtual SagaDefinition Definition { get; } = new OrderFulfilment();

    private protected SagaParts Parts { get; private set; } = null!;

    private protected SaveCrash Crash { get; } = new();

    private IEventLogReader Log => Dashboard.Services.GetRequiredService<IEventLogReader>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Parts = SagaParts.Of(Definition, Dashboard.Services);
        await Parts.Reader.BeginAsync(Token);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.Configure<SagaOptions>(options =>
        {
            options.FirstRetry = TimeSpan.FromMilliseconds(1);
            options.LongestRetry = TimeSpan.FromMilliseconds(4);
            options.PollInterval = TimeSpan.FromMilliseconds(10);
        });
        services.ConfigureDbContext<WriteDbContext>(options => options.AddInterceptors(Crash));
    }

    /// <summary>Lets the sagas do what is to be done, one step after the other, until nothing is left.</summary>
    protected Task SettleAsync(CancellationToken cancellationToken = default) => Eventually.TrueAsync(
        async () =>
        {
            var read = await Parts.Reader.ReadAsync(cancellationToken);
            var due = await Parts.Courier.DueAsync([], limit: 100, cancellationToken);
            foreach (var command in due)
            {
                await Parts.Courier.SendAsync(command, cancellationToken);
            }

            return read == 0 && due.Count == 0 && !await HasMoreAsync(cancellationToken);
        },
        "the sagas have nothing left to do");

    /// <summary>
    /// Ends the program at each save that the sagas make, of the engine, of their commands and of the simulated partners, and
    /// starts it again.
    /// </summary>
    /// <param name="after">Whether it ends after the commit, or before.</param>
    /// <param name="begin">Sets the sagas something to do.</param>
    /// <param name="check">Whether they ended up where they should.</param>
    protected async Task EndAtEverySaveAsync<T>(bool after, Func<Task<T>> begin, Func<T, Task> check)
    {
        for (var save = 0; ; save++)
        {
            var begun = await begin();
            var program = Crash.Plan(save, after);
            try
            {
                await SettleAsync(program);
            }
            catch (OperationCanceledException) when (Crash.Happened)
            {
                Assert.Equal(save, Crash.Saves - 1);
            }

            var ended = Crash.Happened;
            Crash.Forget();
            await SettleAsync();
            await check(begun);
            if (!ended)
            {
                // More saves than there were: every place was tried.
                Assert.InRange(save, 3, 200);
                return;
            }
        }
    }

    /// <summary>An order of 10.80 for one piece.</summary>
    protected async Task<Guid> OrderAsync(string token = "tok_ok", Guid? product = null, Address? address = null)
    {
        var wish = new ItemWish(product ?? await Shop.ProductAsync(), 1);
        return (await Dashboard.DoAsync(new PlaceOrder(await Shop.CustomerAsync(), [wish], address ?? Shop.Address, token))).OrderId;
    }

    protected Task<Order> OrderRowAsync(Guid id) => Dashboard.QueryAsync(db => db.Orders.AsNoTracking().SingleAsync(order => order.Id == id));

    protected Task<Saga> SagaAsync(Guid key) => Dashboard.QueryAsync(db => db.Sagas.AsNoTracking().SingleAsync(saga => saga.Key == key));

    protected async Task<List<SagaCommandRow>> CommandsAsync(Guid key)
    {
        var saga = await SagaAsync(key);
        return await Dashboard.QueryAsync(db => db.SagaCommands.AsNoTracking().Where(command => command.SagaId == saga.Id).OrderBy(command => command.Number).ToListAsync());
    }

    private protected async Task<bool> HasMoreAsync(CancellationToken cancellationToken)
    {
        var head = await Log.HeadAsync(cancellationToken);
        return await Dashboard.QueryAsync(async db =>
            (await db.SagaCheckpoints.AsNoTracking().SingleAsync(row => row.Kind == Definition.Name, cancellationToken)).Position < head
            || await db.SagaCommands.AnyAsync(command => command.Status == SagaCommandStatus.Pending && command.DueAt < Dashboard.Clock.GetUtcNow().AddSeconds(5), cancellationToken));
    }
}
