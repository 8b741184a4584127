using Dashboard.Domain;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Import;

/// <summary>Reads the whole file, then takes over customers, products and orders, in this order, several commands at a time.</summary>
internal sealed class Importer(ICommandSender sender, IServiceScopeFactory scopes, IOptions<StoreOptions> store, TimeProvider clock) : IImporter
{
    public async Task<ImportResult> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        if (request.Actor.Role < NeedsRoleAttribute.Of(typeof(ImportOrder)))
        {
            throw new UnauthorizedAccessException(Refusal.Forbidden(NeedsRoleAttribute.Of(typeof(ImportOrder))).Sentence);
        }

        using var activity = Telemetry.Source.StartActivity("Import");
        var meter = new ProgressMeter(progress, clock);
        var reading = await InvoiceReader.ReadAsync(request.Path, meter, cancellationToken);
        meter.Expect(reading.Book.Customers.Count, reading.Book.Products.Count, reading.Book.InvoiceCount);
        var run = new ImportRun(reading, new StoreTime(store.Value.Zone), meter, request.Actor, sender, scopes);
        await run.CustomersAsync(cancellationToken);
        await run.ProductsAsync(cancellationToken);
        await run.OrdersAsync(cancellationToken);
        await RejectedFile.WriteAsync(request.Path, request.RejectedPath, reading.BreaksInQuotes, reading.Rejected, cancellationToken);
        meter.Begin(ImportPhase.Finished, 0, () => reading.Rejected.Count);
        return run.Result();
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
