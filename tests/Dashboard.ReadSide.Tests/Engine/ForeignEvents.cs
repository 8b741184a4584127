using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Testing;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>Events that no command of this program writes.</summary>
internal static class ForeignEvents
{
    /// <summary>Writes an event into the log as it is.</summary>
    public static Task AppendAsync(this LiveDashboard live, string name, string payload) =>
        live.Dashboard.AppendAsync([Row("test", Guid.CreateVersion7(), 1, name, payload)]);

    /// <summary>Writes what an aggregate raised into the log, without its row.</summary>
    public static Task AppendAsync(this TestDashboard dashboard, Aggregate aggregate)
    {
        var before = aggregate.Version - aggregate.PendingEvents.Count;
        return dashboard.AppendAsync([.. aggregate.PendingEvents.Select((change, index) =>
        {
            // Nothing is locked, as programs wrote that had no keys yet.
            return Row(aggregate.StreamKind, aggregate.Id, before + index + 1, EventCatalog.NameOf(change).Name, EventCatalog.Show(change));
        })]);
    }

    private static async Task AppendAsync(this TestDashboard dashboard, IReadOnlyList<LogRow> rows)
    {
        await using var scope = dashboard.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        db.Events.AddRange(rows);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static LogRow Row(string kind, Guid stream, int version, string name, string payload)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new LogRow
        {
            EventId = Guid.CreateVersion7(), StreamKind = kind, StreamId = stream, StreamVersion = version,
            Name = name, SchemaVersion = 1, Payload = payload, OccurredAt = now, RecordedAt = now, ActorId = Guid.Empty,
            ActorName = "Ana", CommandId = Guid.CreateVersion7(), CorrelationId = Guid.Empty, CausationId = Guid.Empty,
        };
    }
}
