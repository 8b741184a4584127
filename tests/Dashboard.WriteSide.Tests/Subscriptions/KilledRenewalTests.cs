using Dashboard.Domain.Log;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Subscriptions;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Subscriptions;
using Dashboard.WriteSide.Tests.Sagas;
using Dashboard.WriteSide.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Subscriptions;

/// <summary>
/// Subscriptions that come due for several periods, and two nodes of which one is killed without a word (SIGKILL) again and again
/// while they are charged; then both are gone for three weeks. Each period is charged once, by the log and by the processor's own
/// book, and what is turned down is tried after 2, 4 and 8 minutes. The nodes read the time from a file that the test moves on.
/// </summary>
public sealed class KilledRenewalTests(TestCluster cluster) : IAsyncLifetime
{
    private const int Subscriptions = 40;
    private const decimal Price = 7.25m;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan ALittle = TimeSpan.FromSeconds(1);
    private static readonly int[] Pauses = [2, 4, 8];
    private static readonly string[] Tokens = ["tok_ok", "tok_ok", "tok_ok", "tok_flaky", "tok_declined"];

    private readonly PostgreSqlDatabase _database = new(cluster);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dashboard-renewals-");
    private readonly List<ChildProcess> _nodes = [];
    private readonly Random _random = new(20240229);
    private ShiftedClock _clock = null!;
    private TestDashboard _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateOnly Today => _desk.Services.GetRequiredService<Billing>().Today;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _clock = new ShiftedClock(Path.Combine(_folder.FullName, "clock"));
        _desk = await TestDashboard.StartAsync(_database, services => services.AddSingleton<TimeProvider>(_clock));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _desk.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Periods_OfNodesThatAreKilledAgainAndAgain_AreEachChargedOnce()
    {
        _nodes.AddRange([SagaNode.Start(_database, _clock), SagaNode.Start(_database, _clock)]);
        await Eventually.TrueAsync(() => _desk.QueryAsync(db => db.SagaCheckpoints.AnyAsync(row => row.Kind == SagaKinds.SubscriptionRenewal)), "a node has begun to listen", Patience);
        var methods = await TakeOverAsync(firstBilled: Today.AddDays(4));

        await PassAsync(TimeSpan.FromDays(4), kills: 3, everyEvents: 30);
        foreach (var minutes in Pauses)
        {
            await PassAsync(TimeSpan.FromMinutes(minutes) + ALittle, kills: 1, everyEvents: 5);
        }

        await PassAsync(TimeSpan.FromDays(7), kills: 2, everyEvents: 30);

        await GoneAsync(TimeSpan.FromDays(21));
        await KillAsync(times: 2, everyEvents: 60);
        await SettledAsync();
        await Eventually.TrueAsync(async () => !await IsPendingAsync(within: Pauses[0]), "what had no answer was tried again", Patience);

        var log = (await _desk.LogAsync()).Select(row => (Row: row, Event: TestDashboard.Event(row) as SubscriptionEvent)).Where(line => line.Event is not null).ToLookup(line => line.Event!.SubscriptionId);
        Assert.All(methods.Where(method => method.Value != "tok_declined"), method => Paid([.. log[method.Key].Select(line => line.Event!)]));
        Assert.All(methods.Where(method => method.Value == "tok_declined"), method => Lost([.. log[method.Key]]));
        await ChargedOnceAsync([.. log.SelectMany(one => one).Select(line => line.Event!)], methods.Count(method => method.Value == "tok_declined"));
        Assert.Empty(await _desk.Services.GetRequiredService<LogVerifier>().VerifyAsync(progress: null, Token).ToListAsync(Token));
    }

    /// <summary>Subscriptions that are billed on one day, a week apart; a fifth of them cannot be charged.</summary>
    private async Task<Dictionary<Guid, string>> TakeOverAsync(DateOnly firstBilled)
    {
        var plan = await _desk.DoAsync(new CreatePlan("Weekly box", BillingInterval.Weekly, Price));
        var customers = Enumerable.Range(0, Subscriptions).Select(number => new ImportedCustomer
        {
            CustomerId = Guid.CreateVersion7(),
            Name = $"Customer {number}",
            Email = $"customer{number}@example.com",
            Subscriptions = [new ImportedSubscription { SubscriptionId = Guid.CreateVersion7(), Terms = [new(firstBilled.AddDays(-7), plan, 1, 0)], PaymentMethod = Tokens[number % Tokens.Length] }],
        }).ToList();
        await _desk.DoAsync(new ImportSubscriptions(customers), Actors.Operator);
        return customers.SelectMany(customer => customer.Subscriptions).ToDictionary(one => one.SubscriptionId, one => one.PaymentMethod);
    }

    private async Task PassAsync(TimeSpan time, int kills, int everyEvents)
    {
        _clock.Advance(time);
        await KillAsync(kills, everyEvents);
        await SettledAsync();
    }

    /// <summary>Kills one of two nodes, and starts another, each time something has happened.</summary>
    private async Task KillAsync(int times, int everyEvents)
    {
        var happened = await EventsAsync();
        for (var kill = 0; kill < times; kill++)
        {
            happened += _random.Next(1, everyEvents);
            await Eventually.TrueAsync(async () => await EventsAsync() >= happened, $"{happened} events are there", Patience);
            var node = _nodes[_random.Next(_nodes.Count)];
            await node.DisposeAsync();
            _nodes.Remove(node);
            _nodes.Add(SagaNode.Start(_database, _clock));
        }
    }

    /// <summary>No node is there for a while.</summary>
    private async Task GoneAsync(TimeSpan time)
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        _nodes.Clear();
        _clock.Advance(time);
        _nodes.AddRange([SagaNode.Start(_database, _clock), SagaNode.Start(_database, _clock)]);
    }

    private Task SettledAsync() => Eventually.TrueAsync(async () => !await HasMoreAsync(), "the nodes have nothing left to do now", Patience);

    /// <summary>Whether something is under way or falls due. What one of them leaves to do is seen by the next that is asked.</summary>
    private async Task<bool> HasMoreAsync()
    {
        if (await IsPendingAsync() || await IsDueAsync() || await _desk.QueryAsync(db => db.ChargesToTake.AnyAsync(Token)))
        {
            return true;
        }

        var head = await _desk.Services.GetRequiredService<IEventLogReader>().HeadAsync(Token);
        var read = await _desk.QueryAsync(db => db.SagaCheckpoints.AsNoTracking().SingleAsync(row => row.Kind == SagaKinds.SubscriptionRenewal, Token));
        return read.Position < head || await IsPendingAsync() || await IsDueAsync() || await _desk.QueryAsync(db => db.ChargesToTake.AnyAsync(Token));
    }

    /// <summary>Whether a step waits that is due within some minutes: one that had no answer is tried again after seconds.</summary>
    private Task<bool> IsPendingAsync(int within = 0)
    {
        var until = _clock.GetUtcNow().AddMinutes(within);
        return _desk.QueryAsync(db => db.SagaCommands.AnyAsync(command => command.Status == SagaCommandStatus.Pending && command.DueAt <= until, Token));
    }

    private Task<bool> IsDueAsync()
    {
        var today = Today;
        return _desk.QueryAsync(db => db.Subscriptions.AnyAsync(row => row.Status == SubscriptionStatus.Active && row.PeriodEnd <= today && !row.IsDue, Token));
    }

    private Task<int> EventsAsync() => _desk.QueryAsync(db => db.Events.CountAsync(Token));

    /// <summary>Each period until today fell due once, and was paid once.</summary>
    private void Paid(List<SubscriptionEvent> events)
    {
        var first = ((SubscriptionStarted)events[0]).PeriodEnd;
        var expected = Enumerable.Range(0, 100).Select(week => first.AddDays(7 * week)).TakeWhile(day => day <= Today).ToList();
        Assert.Equal(5, expected.Count);
        Assert.Equal(expected, events.OfType<SubscriptionDue>().Select(e => e.PeriodStart));
        Assert.Equal(expected, events.OfType<SubscriptionRenewed>().Select(e => e.PeriodStart));
        Assert.All(events.OfType<SubscriptionRenewed>(), e => Assert.Equal(Price, e.Charged));
    }

    /// <summary>Due once, turned down four times with the pauses between, and then ended.</summary>
    private static void Lost(List<(LogRow Row, SubscriptionEvent? Event)> lines)
    {
        var tries = lines.FindAll(line => line.Event is SubscriptionPaymentFailed).ConvertAll(line => (At: line.Row.RecordedAt, Event: (SubscriptionPaymentFailed)line.Event!));
        Assert.Single(lines, line => line.Event is SubscriptionDue);
        Assert.Equal([1, 2, 3, 4], tries.Select(one => one.Event.Attempt));
        foreach (var ((minutes, failed), next) in Pauses.Zip(tries).Zip(tries.Skip(1)))
        {
            Assert.InRange(failed.Event.NextAttemptAt!.Value - failed.At, TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(minutes));
            Assert.True(next.At >= failed.Event.NextAttemptAt, "a try came before its time");
        }

        Assert.Null(tries[^1].Event.NextAttemptAt);
        var ended = Assert.IsType<SubscriptionEnded>(lines[^1].Event);
        Assert.Equal((EndCause.PaymentFailed, "payment_failed", 1), (ended.Cause, ended.Reason, lines.Count(line => line.Event is SubscriptionEnded)));
    }

    private async Task ChargedOnceAsync(List<SubscriptionEvent> events, int declined)
    {
        var renewed = events.OfType<SubscriptionRenewed>().ToList();
        var book = await ProcessorBook.OfAsync(_desk);
        Assert.Equal((renewed.Count, renewed.Sum(e => e.Charged), 0m), (book.Charges, book.Kept, book.Held));
        Assert.Equal(renewed.Count, renewed.Select(e => e.Reference).Distinct().Count());
        Assert.Equal(4 * declined, await _desk.QueryAsync(db => db.SimulatedRecords.CountAsync(record => record.Key.StartsWith("authorize:") && record.Content.Contains("card_declined"), Token)));
        var sagas = await _desk.QueryAsync(db => db.Sagas.AsNoTracking().Where(saga => saga.Kind == SagaKinds.SubscriptionRenewal).ToListAsync(Token));
        Assert.Equal(events.OfType<SubscriptionDue>().Count(), sagas.Count);
        Assert.All(sagas, saga => Assert.Equal((SagaStatus.Completed, null), (saga.Status, saga.Trouble)));
    }
}
