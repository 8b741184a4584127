using Dashboard.Domain;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Import;

/// <summary>Reads the whole file, then takes over what it tells of, several commands at a time: what others need comes first.</summary>
internal sealed class Importer(ICommandSender sender, IServiceScopeFactory scopes, IOptions<StoreOptions> store, TimeProvider clock) : IImporter
{
    public async Task<ImportResult> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var needed = NeedsRoleAttribute.Of(request.Subject is ImportSubject.Subscriptions ? typeof(ImportSubscriptions) : typeof(ImportOrder));
        if (request.Actor.Role < needed)
        {
            throw new UnauthorizedAccessException(Refusal.Forbidden(needed).Sentence);
        }

        using var activity = Telemetry.Source.StartActivity("Import");
        request = request with { Actor = request.Actor with { Origin = request.Actor.Origin with { Kind = OriginKind.Import } } };
        var meter = new ProgressMeter(progress, clock);
        return request.Subject is ImportSubject.Subscriptions
            ? await SubscriptionsAsync(request, meter, cancellationToken)
            : await OrdersAsync(request, meter, cancellationToken);
    }

    private async Task<ImportResult> OrdersAsync(ImportRequest request, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var reading = await FileReader.ReadAsync(request.Path, header => new InvoiceBook(InvoiceColumns.Find(header)), meter, cancellationToken);
        var book = reading.Book;
        meter.Expect((ImportPhase.Customers, book.Customers.Count), (ImportPhase.Products, book.Products.Count), (ImportPhase.Orders, book.InvoiceCount));
        var run = new ImportRun(reading, new StoreTime(store.Value.Zone), meter, request.Actor, sender, scopes);
        await run.CustomersAsync(cancellationToken);
        await run.ProductsAsync(cancellationToken);
        await run.OrdersAsync(cancellationToken);
        await EndAsync(request, reading, meter, cancellationToken);
        return run.Result();
    }

    private async Task<ImportResult> SubscriptionsAsync(ImportRequest request, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var today = store.Value.DayOf(clock.GetUtcNow());
        var reading = await FileReader.ReadAsync(request.Path, header => new SubscriptionBook(SubscriptionColumns.Find(header), today), meter, cancellationToken);
        reading.Book.Close(reading.Rejected);
        meter.Expect((ImportPhase.Plans, reading.Book.Plans.Count), (ImportPhase.Subscriptions, reading.Book.Count));
        var run = new SubscriptionRun(reading, new StoreTime(store.Value.Zone), meter, request.Actor, sender, scopes);
        await run.PlansAsync(cancellationToken);
        await run.SubscriptionsAsync(cancellationToken);
        await EndAsync(request, reading, meter, cancellationToken);
        return run.Result();
    }

    private static async Task EndAsync<TBook>(ImportRequest request, FileReading<TBook> reading, ProgressMeter meter, CancellationToken cancellationToken)
    {
        await RejectedFile.WriteAsync(request.Path, request.RejectedPath, reading.BreaksInQuotes, reading.Rejected, cancellationToken);
        meter.Begin(ImportPhase.Finished, 0, () => reading.Rejected.Count);
    }
}

/// <summary>Instants of the shop's clock.</summary>
internal sealed class StoreTime(TimeZoneInfo zone)
{
    /// <summary>
    /// The instant at which the shop's clock shows a time, UTC. Of the hour that is shown twice in autumn the first is meant; a time that
    /// the clock skips in spring is read as if it had not been put forward.
    /// </summary>
    public DateTimeOffset InstantOf(DateTime local)
    {
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3))
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
