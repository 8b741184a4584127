using System.Globalization;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Import;

/// <summary>An import that is stopped anywhere and run again ends where an uninterrupted one does.</summary>
public abstract class InterruptedImportTests(PostgreSqlDatabase database, TestCluster cluster, ImportSubject subject, int latestStop) : ImportSuite(database)
{
    [Fact]
    public async Task Import_StoppedSeveralTimes_EndsLikeOneRun()
    {
        var path = Write(string.Join('\n', subject is ImportSubject.Orders ? Lines(invoices: 300).Prepend(Header) : Subscriptions(1_500).Prepend(SubscriptionHeader)));
        var random = new Random(20111209);
        var stops = 0;
        while (!await FinishesAsync(path, stopAfter: random.Next(1, latestStop)))
        {
            stops++;
        }

        Assert.True(stops >= 3, $"The import was stopped {stops} times.");
        Assert.Equal(await OneRunAsync(path), await StateAsync(Dashboard));
    }

    /// <summary>Imports, and stops once so many things of this run are dealt with that were not there before.</summary>
    private async Task<bool> FinishesAsync(string path, int stopAfter)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var dashboard = await TestDashboard.StartAsync(Database, services => services.Decorate<ICommandSender>(inner => new StoppingSender(inner, stopAfter, stop)));
        try
        {
            await dashboard.Services.GetRequiredService<IImporter>().ImportAsync(new ImportRequest(path, RejectedPath, Actors.Operator, subject), progress: null, stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<List<string>> OneRunAsync(string path)
    {
        var other = new PostgreSqlDatabase(cluster);
        await other.InitializeAsync();
        try
        {
            await using var dashboard = await TestDashboard.StartAsync(other);
            await dashboard.Services.GetRequiredService<IImporter>().ImportAsync(new ImportRequest(path, RejectedPath, Actors.Operator, subject), progress: null, Token);
            return await StateAsync(dashboard);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    /// <summary>Every stream with its events; the short number alone depends on the run.</summary>
    private static async Task<List<string>> StateAsync(TestDashboard dashboard)
    {
        var log = await dashboard.LogAsync();
        var rows = await dashboard.QueryAsync(db => db.Orders.AsNoTracking().ToListAsync());
        var subscriptions = await dashboard.QueryAsync(db => db.Subscriptions.AsNoTracking().ToListAsync());
        return
        [
            .. log.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.StreamKind} {row.StreamId} {row.StreamVersion} {row.Name} {row.OccurredAt:O} {WithoutNumber(row.Payload)}")).Order(StringComparer.Ordinal),
            .. rows.Select(order => string.Create(CultureInfo.InvariantCulture, $"{order.Id} {order.Version} {order.Status} {order.Total}")).Order(StringComparer.Ordinal),
            .. subscriptions.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id} {row.CustomerId} {row.Version} {row.Status} {row.PeriodEnd:O} {row.Terms}")).Order(StringComparer.Ordinal),
        ];
    }

    private static string WithoutNumber(string payload)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(payload)!;
        fields.Remove("number");
        return JsonSerializer.Serialize(fields);
    }

    private static IEnumerable<string> Lines(int invoices)
    {
        var random = new Random(1);
        for (var invoice = 0; invoice < invoices; invoice++)
        {
            for (var line = 0; line <= random.Next(4); line++)
            {
                var mark = invoice % 20 == 7 ? "C" : "";
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{mark}{700000 + invoice},P{random.Next(40)},LAMP,{random.Next(1, 9)},2011-{1 + (invoice % 12):00}-{1 + random.Next(28):00} 10:30:00,{random.Next(1, 999)}.25,{70000 + (invoice % 60)}.0,France");
            }
        }
    }

    private static IEnumerable<string> Subscriptions(int count)
    {
        var random = new Random(2);
        for (var one = 0; one < count; one++)
        {
            var (started, price) = (new DateOnly(2023, 1, 1).AddDays(random.Next(700)), random.Next(5, 9));
            for (var change = 0; change <= random.Next(3); change++)
            {
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"s-{one},c{one % 1_000}@example.com,P{price + change},monthly,{price + change},1,0,{started.AddDays(40 * change):O},");
            }
        }
    }

    /// <summary>Cancels after so many commands, while others are under way.</summary>
    private sealed class StoppingSender(ICommandSender inner, int after, CancellationTokenSource stop) : ICommandSender
    {
        private int _sent;

        public Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, Actor actor, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _sent) == after)
            {
                stop.Cancel();
            }

            return inner.SendAsync(command, actor, cancellationToken);
        }
    }

    public sealed class OfOrders(PostgreSqlDatabase database, TestCluster cluster)
        : InterruptedImportTests(database, cluster, ImportSubject.Orders, 120), IClassFixture<PostgreSqlDatabase>;

    public sealed class OfSubscriptions(PostgreSqlDatabase database, TestCluster cluster)
        : InterruptedImportTests(database, cluster, ImportSubject.Subscriptions, 4), IClassFixture<PostgreSqlDatabase>;
}
