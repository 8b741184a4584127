using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Store;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Testing;

/// <summary>The write side, and whatever else a test asks for, on a database, without a web server.</summary>
public sealed class TestDashboard : IAsyncDisposable
{
    private readonly IHost _host;

    private TestDashboard(IHost host, TestClock clock)
    {
        _host = host;
        Clock = clock;
        Shop = new Shop(this);
    }

    /// <summary>The clock of everything in it.</summary>
    public TestClock Clock { get; }

    /// <summary>Customers, products and orders, made through commands.</summary>
    public Shop Shop { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Builds it and starts its hosted services.</summary>
    /// <param name="database">Where rows go; the test is skipped when its engine is missing here.</param>
    /// <param name="configure">Adds or replaces services, such as the read side.</param>
    public static async Task<TestDashboard> StartAsync(TestDatabase database, Action<IServiceCollection>? configure = null)
    {
        var clock = new TestClock();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddOptions<StoreOptions>();
        builder.Services.AddDashboardWriteSide();
        database.OrSkip().AddTo(builder.Services);
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new TestDashboard(host, clock);
    }

    /// <summary>Sends a command through the whole pipeline, on behalf of a member of staff when nobody is named.</summary>
    public Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, Actor? actor = null, CancellationToken cancellationToken = default) =>
        Services.GetRequiredService<ICommandSender>().SendAsync(command, actor ?? Actors.Staff, cancellationToken);

    /// <summary>Sends a command that must be accepted.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message is the refusal's sentence.</exception>
    public async Task<TAnswer> DoAsync<TAnswer>(Command<TAnswer> command, Actor? actor = null)
    {
        var outcome = await SendAsync(command, actor);
        return outcome.IsAccepted ? outcome.Answer : throw new InvalidOperationException($"{command.GetType().Name} was refused: {outcome.Refusal.Sentence}");
    }

    /// <summary>Asks the write tables themselves.</summary>
    public async Task<TResult> QueryAsync<TResult>(Func<WriteDbContext, Task<TResult>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<WriteDbContext>());
    }

    /// <summary>The rows of the log as they are stored, in log order: all of them, or those of one stream.</summary>
    public Task<List<LogRow>> StoredLogAsync(Guid? stream = null) => QueryAsync(db => db.Events.AsNoTracking()
        .Where(row => stream == null || row.StreamId == stream)
        .OrderBy(row => row.Transaction).ThenBy(row => row.Sequence)
        .ToListAsync());

    /// <summary>The same with what they tell of people unlocked, as this program reads them.</summary>
    public async Task<List<LogRow>> LogAsync(Guid? stream = null)
    {
        var rows = await StoredLogAsync(stream);
        var keys = await Services.GetRequiredService<PersonKeyRing>().ForAsync(rows.SelectMany(row => new[] { row.Payload, row.ActorName, row.Address }), CancellationToken.None);
        foreach (var row in rows)
        {
            row.Payload = LockedPart.IsIn(row.Payload) ? EventCatalog.Show(Event(row, keys)) : row.Payload;
            row.ActorName = keys.NameOf(row.ActorId, row.ActorName);
            row.Address = keys.OriginOf(row.ActorId, new Origin(row.Origin, row.Address)).Address;
        }

        return rows;
    }

    /// <summary>The events of the log in log order: all of them, or those of one stream.</summary>
    public async Task<List<IEvent>> EventsAsync(Guid? stream = null) => (await LogAsync(stream)).ConvertAll(Event);

    /// <summary>The event that a row of <see cref="LogAsync"/> holds.</summary>
    public static IEvent Event(LogRow row) => Event(row, PersonKeySet.None);

    private static IEvent Event(LogRow row, IPersonKeys keys) =>
        EventCatalog.Read(row.Name, row.SchemaVersion, System.Text.Encoding.UTF8.GetBytes(row.Payload), keys);

    /// <summary>Stops its hosted services; it can still be asked.</summary>
    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
