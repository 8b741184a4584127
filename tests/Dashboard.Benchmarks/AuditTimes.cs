using System.Diagnostics;
using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.WriteSide.Generate;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>How long the audit log and the events of one thing take to answer when the log holds a million events.</summary>
internal static class AuditTimes
{
    private const int Asked = 200;
    private const int Warm = 20;
    private const int MostExported = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>Measures and prints.</summary>
    /// <param name="orders">Orders of the log; five or six events each.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(int orders, CancellationToken cancellationToken)
    {
        await using var shop = await Shop.OpenAsync<AuditLogProjection>(cancellationToken);
        var made = await shop.Services.GetRequiredService<LogGenerator>().RunAsync(new GeneratorOptions { Orders = orders, Seed = 1 }, progress: null, cancellationToken);
        await shop.FillAsync(customers: 5, products: 5, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        var head = await shop.Services.GetRequiredService<IEventLogReader>().HeadAsync(cancellationToken);
        var monitor = shop.Services.GetRequiredService<IProjectionMonitor>();
        if (!await monitor.WaitAsync([.. monitor.Statuses.Select(status => status.Name)], head, Patience, cancellationToken))
        {
            throw new TimeoutException("The live projection did not fold the log.");
        }

        Say($"audit: a log of {made.Events:N0} events; the live projection took {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s to fold it");
        var mediator = shop.Services.GetRequiredService<IMediator>();
        var newest = (await mediator.Send(new ListAudit(), cancellationToken)).Items;
        var old = (await mediator.Send(new ListAudit { Filter = new AuditFilter { StreamKind = "order" }, Page = new PageRequest { Number = 10 } }, cancellationToken)).Items;
        var day = DateOnly.FromDateTime(newest[0].RecordedAt.UtcDateTime);
        await MeasureAsync("a question of one row, the floor", _ => mediator.Send(new TellEvents([newest[0].Position.Sequence]), cancellationToken));
        await MeasureAsync("the newest page", _ => List(new AuditFilter()));
        await MeasureAsync("any page of the first 100", random => List(new AuditFilter(), 1 + random.Next(100)));
        await MeasureAsync("what somebody did", _ => List(new AuditFilter { ActorId = Shop.Clerk.Id }));
        await MeasureAsync("what the program did", _ => List(new AuditFilter { ActorId = Guid.Empty }));
        await MeasureAsync("of a kind of things", _ => List(new AuditFilter { StreamKind = "order" }));
        await MeasureAsync("of a rare kind of things", _ => List(new AuditFilter { StreamKind = "user" }));
        await MeasureAsync("of one thing", random => List(new AuditFilter { StreamKind = "order", StreamId = old[random.Next(old.Count)].StreamId }));
        await MeasureAsync("of a kind of events", _ => List(new AuditFilter { Name = "order-submitted" }));
        await MeasureAsync("of a day", _ => List(new AuditFilter { From = day, To = day }));
        await MeasureAsync("of a common text", _ => List(new AuditFilter { Text = "submitted" }));
        await MeasureAsync("of a rare text", random => List(new AuditFilter { Text = $"customer {random.Next(5)}" }));
        await MeasureAsync("of a text that none has", _ => List(new AuditFilter { Text = "qqxz" }));
        await MeasureAsync("of a kind, a day and a text", _ => List(new AuditFilter { StreamKind = "order", From = day, Text = "confirmed" }));
        await MeasureAsync("an event with all that the same click did", random => mediator.Send(new GetAuditEvent(old[random.Next(old.Count)].Position), cancellationToken));
        await MeasureAsync("who ever did something", _ => mediator.Send(new ListAuditActors(), cancellationToken));
        await MeasureAsync("events of each kind, counted", _ => mediator.Send(new CountEventKinds(), cancellationToken));
        await ExportAsync(mediator, cancellationToken);

        Task List(AuditFilter filter, int page = 1) => mediator.Send(new ListAudit { Filter = filter, Page = new PageRequest { Number = page } }, cancellationToken);
    }

    private static async Task MeasureAsync(string name, Func<Random, Task> ask)
    {
        var (random, times) = (new Random(1), new Samples());
        for (var asked = -Warm; asked < Asked; asked++)
        {
            var at = Stopwatch.GetTimestamp();
            await ask(random);
            if (asked >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(at));
            }
        }

        Say($"audit, {name}: {times}");
    }

    private static async Task ExportAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var (began, count) = (Stopwatch.GetTimestamp(), 0);
        await foreach (var _ in await mediator.Send(new ExportAudit(new AuditFilter()), cancellationToken))
        {
            if (++count == MostExported)
            {
                break;
            }
        }

        Say($"audit, export: {count / Stopwatch.GetElapsedTime(began).TotalSeconds:N0} lines/s over the first {count:N0}");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
