using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Operations;

/// <summary>Tests of what operators ask, with a projection beside the usual ones whose handlers can be spoilt and put right.</summary>
public abstract class DeskSuite(TestDatabase database) : IAsyncLifetime
{
    protected const string Why = "a test";

    internal Poison Poison { get; } = new();

    protected TestDatabase Database { get; } = database;

    protected static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    internal Task<LiveDashboard> StartAsync(Action<IServiceCollection>? configure = null) => LiveDashboard.StartAsync(Database, services =>
    {
        services.AddSingleton(Poison);
        services.AddSingleton<Projection>(new PoisonedProjection(Poison));
        configure?.Invoke(services);
    });

    /// <summary>Sends an operator's command and waits until the read side has heard of it.</summary>
    internal static async Task OrderAsync<TAnswer>(LiveDashboard live, Command<TAnswer> command)
    {
        var outcome = await live.Dashboard.SendAsync(command, Actors.Operator, Ended);
        Assert.True(outcome.IsAccepted, outcome.Refusal?.Sentence);
        Assert.True(await live.Monitor.WaitAsync([ProjectionNames.Operations], outcome.Position, TimeSpan.FromSeconds(30), Ended));
    }

    /// <summary>Sends a command about parked events and waits for what became of it.</summary>
    internal static async Task<string> DecideAsync<TAnswer>(LiveDashboard live, Command<TAnswer> command)
    {
        await OrderAsync(live, command);
        var log = await live.Dashboard.LogAsync();
        var order = log.Single(row => row.CommandId == command.CommandId).EventId;
        ParkedOrderOutcome? outcome = null;
        await Eventually.TrueAsync(
            async () => (outcome = await live.QueryAsync(db => db.ParkedOrderOutcomes.SingleOrDefaultAsync(row => row.EventId == order, Ended))) is not null,
            $"the order {command.GetType().Name} is carried out");
        return outcome!.Sentence;
    }

    internal static async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(LiveDashboard live, string projection) =>
        (await live.Services.GetRequiredService<IMediator>().Send(new ListHistory(projection, new PageRequest()), Ended)).Items;

    internal static async Task ReachedAsync(LiveDashboard live, string projection)
    {
        var newest = live.Services.GetRequiredService<IEventLogSignal>().Newest;
        Assert.True(await live.Monitor.WaitAsync([projection], newest, TimeSpan.FromSeconds(30), Ended), $"{projection} did not reach {newest}.");
    }

    internal static Task<int> ParkedAsync(LiveDashboard live) =>
        live.QueryAsync(db => db.ParkedEvents.CountAsync(row => row.Projection == Poison.Projection, Ended));

    /// <summary>The rows of the projection as they are stored.</summary>
    internal static async Task<List<string>> RowsAsync(LiveDashboard live)
    {
        var rows = await live.QueryAsync(db => db.Categories.AsNoTracking().Where(row => row.Category.StartsWith("poisoned")).ToListAsync(Ended));
        var sums = await live.QueryAsync(db => db.Set<ReadSide.Customers.CustomerCount>().AsNoTracking().Where(row => row.Key.StartsWith("poisoned")).ToListAsync(Ended));
        return [.. rows.Select(RowText.Of).Concat(sums.Select(RowText.Of)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The rows as a fold of the whole log makes them with today's handlers, all at once.</summary>
    internal async Task<List<string>> ReplayedAsync(LiveDashboard live, ParkedRows? skipped = null)
    {
        var events = await live.Services.GetRequiredService<IEventLogReader>().ReadAsync(LogPosition.Start, 10_000, Ended);
        var fold = new Fold(new PoisonedProjection(Poison), skipped ?? new ParkedRows(), TimeProvider.System);
        var tables = new MemoryTables();
        await fold.RunAsync(events, tables, Ended);
        Assert.Empty(fold.NewlyParked);
        fold.Write(tables);
        return [.. tables.Dump().Order(StringComparer.Ordinal)];
    }
}
