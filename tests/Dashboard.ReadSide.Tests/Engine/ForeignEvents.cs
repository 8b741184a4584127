using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>Events that no command of this program writes.</summary>
internal static class ForeignEvents
{
    /// <summary>Writes an event into the log as it is.</summary>
    public static async Task AppendAsync(this LiveDashboard live, string name, string payload)
    {
        await using var scope = live.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        db.Events.Add(new LogRow
        {
            EventId = Guid.CreateVersion7(), StreamKind = "test", StreamId = Guid.CreateVersion7(), StreamVersion = 1,
            Name = name, SchemaVersion = 1, Payload = payload, OccurredAt = now, RecordedAt = now, ActorId = Guid.Empty,
            ActorName = "Ana", CommandId = Guid.CreateVersion7(), CorrelationId = Guid.Empty, CausationId = Guid.Empty,
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
