using System.Diagnostics;
using System.Globalization;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Storage;
using Dashboard.Web.Components.Pages.Revenue;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.Benchmarks;

/// <summary>Three years of many subscriptions: how long they take to be imported and folded, the Revenue page to be opened, and every question about revenue to be answered.</summary>
internal static class SubscriptionTimes
{
    private const int Seed = 1;
    private const int Asked = 100;
    private const int WarmUp = 5;

    private static readonly string[] Folded = [ProjectionNames.Revenue, ProjectionNames.Subscriptions, ProjectionNames.CustomerStats];

    /// <summary>Measures and prints.</summary>
    /// <param name="count">Subscriptions.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(int count, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-benchmark-");
        try
        {
            var file = Path.Combine(directory.FullName, "subscriptions.csv");
            var last = DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(20_778));
            var (lines, ended) = SubscriptionFile.Write(file, count, Seed, last);
            Say($"subscriptions: a file of {lines:N0} lines, {count:N0} subscriptions of which {ended:N0} have ended, {new FileInfo(file).Length / 1_048_576.0:0.0} MiB");
            await using var shop = await Shop.OpenAsync(projections: false, cancellationToken);
            await ImportAsync(shop, file, "import", cancellationToken);
            await ImportAsync(shop, file, "the same file again", cancellationToken);
            await FoldAsync(shop, cancellationToken);
            await OpenAsync(shop, last, cancellationToken);
            await AskAsync(shop, last, cancellationToken);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(Shop shop, string file, string what, CancellationToken cancellationToken)
    {
        var before = await EventsAsync(shop, cancellationToken);
        GC.Collect();
        var (idle, cpu, started) = (Environment.WorkingSet, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var peak = RebuildTimes.PeakAsync(done.Token);
        var result = (ImportedSubscriptions)await shop.Services.GetRequiredService<IImporter>().ImportAsync(
            new ImportRequest(file, file + ".rejected", Shop.Clerk, ImportSubject.Subscriptions), progress: null, cancellationToken);
        var (seconds, spent) = (Stopwatch.GetElapsedTime(started).TotalSeconds, Environment.CpuUsage.TotalTime - cpu);
        await done.CancelAsync();
        var events = await EventsAsync(shop, cancellationToken) - before;
        Say($"subscriptions, {what}: {seconds:0.0} s, {events:N0} events ({events / seconds:N0} events/s, {result.Subscriptions / seconds:N0} subscriptions/s), {spent.TotalSeconds:0.0} s of this process; memory {idle / 1_048_576} MiB before, at most {await peak / 1_048_576} MiB");
        Say($"subscriptions, {what}: {result.Subscriptions:N0} subscriptions, {result.Changes:N0} changes, {result.Ended:N0} ended, {result.Customers:N0} customers, {result.Plans} plans, {result.RejectedLines} lines rejected, {result.AlreadyImported:N0} there already");
    }

    /// <summary>Each folded alone as a rebuild does it, and then served.</summary>
    private static async Task FoldAsync(Shop shop, CancellationToken cancellationToken)
    {
        var events = await EventsAsync(shop, cancellationToken);
        var projections = shop.Services.GetServices<Projection>().ToList();
        foreach (var name in Folded)
        {
            await RebuildTimes.MeasureAsync(shop, [projections.Single(projection => projection.Name == name)], events, cancellationToken);
        }

        await ServeAsync(shop, projections.Where(projection => Folded.Contains(projection.Name)), cancellationToken);
    }

    /// <summary>Puts what was folded in the place of the empty tables, as the end of a rebuild does.</summary>
    private static async Task ServeAsync(Shop shop, IEnumerable<Projection> projections, CancellationToken cancellationToken)
    {
        var twin = shop.Services.GetRequiredService<TwinTables>();
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        foreach (var table in projections.SelectMany(twin.NamesOf))
        {
            await using var move = new NpgsqlCommand(
                $"""DROP TABLE {ReadDbContext.Schema}."{table}"; ALTER TABLE rebuild."{table}" SET SCHEMA {ReadDbContext.Schema}; ANALYZE {ReadDbContext.Schema}."{table}";""", connection);
            await move.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task OpenAsync(Shop shop, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var preset in RevenueRange.Presets)
        {
            Say($"subscriptions, Revenue page opened, {preset.Text}, all its questions: {await RevenueOpening.MeasureAsync(shop, new RevenueRange(preset.Value), today, cancellationToken)}");
        }
    }

    private static async Task AskAsync(Shop shop, DateOnly last, CancellationToken cancellationToken)
    {
        await MeasureAsync(shop, "span", _ => new GetRevenueSpan(), cancellationToken);
        await MeasureAsync(shop, "metrics of 30 days", random => Any(random, 30, (from, at) => new GetRevenueMetrics(from, at)), cancellationToken);
        await MeasureAsync(shop, "metrics of a year", random => Any(random, 365, (from, at) => new GetRevenueMetrics(from, at)), cancellationToken);
        await MeasureAsync(shop, "history of 30 days by day", random => Any(random, 30, (from, at) => new GetRevenueHistory(from, at, RevenueInterval.Day)), cancellationToken);
        await MeasureAsync(shop, "history of 365 days by day", random => Any(random, 365, (from, at) => new GetRevenueHistory(from, at, RevenueInterval.Day)), cancellationToken);
        await MeasureAsync(shop, "history of three years by month", _ => new GetRevenueHistory(last.AddYears(-3), last, RevenueInterval.Month), cancellationToken);
        await MeasureAsync(shop, "plans of 30 days", random => Any(random, 30, (from, at) => new GetPlanRevenue(from, at)), cancellationToken);
        await MeasureAsync(shop, "cohorts of three years", _ => new GetRevenueCohorts(null, last), cancellationToken);
        await MeasureAsync(shop, "cohorts of a year", random => Any(random, 365, (from, at) => new GetRevenueCohorts(from, at)), cancellationToken);
        await MeasureAsync(shop, "growth over 90 days", random => Any(random, 90, (_, at) => new GetRevenueGrowth(90, at)), cancellationToken);
        await MeasureAsync(shop, "movements of 30 days", random => Any(random, 30, (from, to) => new ListRevenueMovements { From = from, To = to }), cancellationToken);
        await MeasureAsync(shop, "churn and contraction of a year", random => Any(random, 365, (from, to) => new ListRevenueMovements { From = from, To = to, Kinds = [MovementKind.Churn, MovementKind.Contraction] }), cancellationToken);
        await MeasureAsync(shop, "customers lost in 30 days", random => Any(random, 30, (from, to) => new ListRevenueMovements { From = from, To = to, Kinds = [MovementKind.Churn], OnlyLostCustomers = true }), cancellationToken);
        await MeasureAsync(shop, "subscriptions of MRR", random => Any(random, 0, (_, at) => new ListRevenueSubscriptions { At = at }), cancellationToken);
        await MeasureAsync(shop, "customers of a cohort", random => Any(random, 90, (from, at) => new ListCohortCustomers(from, at, new PageRequest())), cancellationToken);
        await MeasureAsync(shop, "paying customers", random => Any(random, 0, (_, at) => new ListPayingCustomers(at, new PageRequest())), cancellationToken);
        var plan = await PlanAsync(shop, cancellationToken);
        await MeasureAsync(shop, "subscriptions of a plan's MRR", random => Any(random, 0, (_, at) => new ListRevenueSubscriptions { At = at, PlanId = plan }), cancellationToken);
        await MeasureAsync(shop, "subscriptions to a plan that ended in a year", random => Any(random, 365, (from, to) => new ListEndedSubscriptions(plan, from, to, new PageRequest())), cancellationToken);

        T Any<T>(Random random, int days, Func<DateOnly, DateOnly, T> question)
        {
            var at = last.AddDays(-random.Next(1_096 - days));
            return question(at.AddDays(-Math.Max(0, days - 1)), at);
        }
    }

    private static async Task MeasureAsync<TAnswer>(Shop shop, string name, Func<Random, IQuestion<TAnswer>> question, CancellationToken cancellationToken)
    {
        var (random, times) = (new Random(1), new Samples());
        for (var asked = -WarmUp; asked < Asked; asked++)
        {
            await using var scope = shop.Services.CreateAsyncScope();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            var wanted = question(random);
            var started = Stopwatch.GetTimestamp();
            await mediator.Send(wanted, cancellationToken);
            if (asked >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        Say($"subscriptions, {name}: {times}");
    }

    private static async Task<Guid> PlanAsync(Shop shop, CancellationToken cancellationToken)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().Plans.Where(plan => plan.Name == "Team").Select(plan => plan.Id).FirstAsync(cancellationToken);
    }

    private static async Task<long> EventsAsync(Shop shop, CancellationToken cancellationToken)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().Events.LongCountAsync(cancellationToken);
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
