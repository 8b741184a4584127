using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Domain.Storage;
using Dashboard.Domain.Store;
using Dashboard.PostgreSql;
using Dashboard.PostgreSql.Embedded;
using Dashboard.ReadSide;
using Dashboard.ReadSide.Projections;
using Dashboard.WriteSide;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Benchmarks;

/// <summary>A whole shop in this process: an embedded database of its own with durable writes, both sides, and some customers and products.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly DirectoryInfo _directory;
    private readonly EmbeddedPostgres _database;
    private readonly IHost _host;

    private Shop(DirectoryInfo directory, EmbeddedPostgres database, IHost host)
    {
        _directory = directory;
        _database = database;
        _host = host;
    }

    /// <summary>Sends what the measurements send.</summary>
    public static Actor Clerk { get; } = new(Guid.CreateVersion7(), "Benchmark", Role.Operator);

    public IServiceProvider Services => _host.Services;

    public string ConnectionString => _database.ConnectionString;

    public ICommandSender Commands => Services.GetRequiredService<ICommandSender>();

    public IReadOnlyList<Guid> Customers { get; private set; } = [];

    public IReadOnlyList<Guid> Products { get; private set; } = [];

    /// <summary>Opens a shop.</summary>
    /// <param name="projections">Whether the projections run, as they do in the dashboard.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <param name="sagas">Whether the sagas run.</param>
    public static Task<Shop> OpenAsync(bool projections, CancellationToken cancellationToken, bool sagas = false) => OpenAsync(
        services =>
        {
            if (sagas)
            {
                services.AddDashboardSagas();
            }

            services.AddDashboardReadSide();
            services.Configure<ProjectionOptions>(options => options.Run = projections);
        },
        cancellationToken);

    /// <summary>Opens a shop in which one projection runs, and no other.</summary>
    public static Task<Shop> OpenAsync<TProjection>(CancellationToken cancellationToken)
        where TProjection : Projection => OpenAsync(
        services =>
        {
            services.AddDashboardReadSide();
            foreach (var other in services.Where(one => one.ServiceType == typeof(Projection) && one.ImplementationType != typeof(TProjection)).ToList())
            {
                services.Remove(other);
            }
        },
        cancellationToken);

    /// <summary>
    /// Opens a shop without a read side. The signal of new events wakes one reader alone: the log's tail, where there is one,
    /// would take it away from a projection of the benchmark's own.
    /// </summary>
    public static Task<Shop> OpenWriteSideAsync(CancellationToken cancellationToken) => OpenAsync(_ => { }, cancellationToken);

    private static async Task<Shop> OpenAsync(Action<IServiceCollection> addReadSide, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-benchmark-");
        var database = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = directory.FullName }, NullLogger.Instance, cancellationToken);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        builder.Services.AddOptions<StoreOptions>();
        builder.Services.AddDashboardWriteSide();
        builder.Services.AddDashboardPostgreSql(database.ConnectionString, database.ConnectionString);
        addReadSide(builder.Services);

        var shop = new Shop(directory, database, builder.Build());
        await shop.Services.GetRequiredService<IDatabaseMigrator>().MigrateAsync(cancellationToken);
        await shop._host.StartAsync(cancellationToken);
        return shop;
    }

    /// <summary>Registers and verifies customers, and adds products with plenty of stock.</summary>
    public async Task FillAsync(int customers, int products, CancellationToken cancellationToken)
    {
        Customers = await ManyAsync(customers, async index =>
        {
            var id = await DoAsync(new RegisterCustomer($"Customer {index}", $"customer{index}@example.com"), cancellationToken);
            await DoAsync(new VerifyCustomer(id), cancellationToken);
            return id;
        });
        Products = await ManyAsync(products, index => DoAsync(
            new CreateProduct(new ProductFields($"Product {index}", "Made for measuring.", $"Category {index % 20}"), 1 + (index % 50), 100_000_000),
            cancellationToken));
    }

    /// <summary>An order of three items for somebody.</summary>
    public PlaceOrder AnyOrder(Random random) => new(
        Customers[random.Next(Customers.Count)],
        [.. random.GetItems<Guid>([.. Products], 3).Select(product => new ItemWish(product, random.Next(1, 5)))],
        new Address("1 High Street", "London", "N1 1AA", "United Kingdom"),
        "card");

    /// <summary>Sends a command that must be accepted.</summary>
    public async Task<TAnswer> DoAsync<TAnswer>(Command<TAnswer> command, CancellationToken cancellationToken)
    {
        var outcome = await Commands.SendAsync(command, Clerk, cancellationToken);
        return outcome.IsAccepted ? outcome.Answer : throw new InvalidOperationException(outcome.Refusal.Sentence);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }

        await _database.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static async Task<Guid[]> ManyAsync(int count, Func<int, Task<Guid>> make)
    {
        var made = new Guid[count];
        await Parallel.ForAsync(0, count, async (index, _) => made[index] = await make(index));
        return made;
    }
}
