using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Store;
using Dashboard.ReadSide.Audit.Sentences;
using Dashboard.ReadSide.Projections;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Audit;

/// <summary>A row for every event of the log, of whatever kind, and how many there are; and what the staff are called.</summary>
internal sealed class AuditLogProjection : Projection
{
    public AuditLogProjection(IOptions<StoreOptions> store)
        : base(ProjectionNames.AuditLog, version: 1)
    {
        var rows = Table<AuditRow, long>(row => row.Sequence, sequence => new AuditRow { Sequence = sequence });
        var counts = Table<AuditCount, string>(row => row.Key, key => new AuditCount { Key = key });
        var people = Table<AuditPerson, Guid>(row => row.UserId, id => new AuditPerson { UserId = id });
        var words = EventSentences.WithoutPeople(store.Value);

        foreach (var kind in EventCatalog.Names.Keys)
        {
            On(kind)
                .Changes(rows, (_, logged) => logged.Position.Sequence, (row, e, logged) =>
                {
                    (row.EventId, row.RecordedAt, row.Name) = (logged.EventId, logged.RecordedAt, logged.Name);
                    (row.StreamKind, row.StreamId) = (logged.StreamKind, logged.StreamId);
                    (row.ActorId, row.CorrelationId) = (logged.ActorId, logged.CorrelationId);
                    row.SearchText = words.SearchTextOf(e);
                })
                .Changes(counts, (_, logged) => KeyOf(store.Value.DayOf(logged.RecordedAt), logged), (row, _, logged) =>
                {
                    (row.Day, row.StreamKind, row.Name, row.ActorId) = (store.Value.DayOf(logged.RecordedAt), logged.StreamKind, logged.Name, logged.ActorId);
                    row.First = row.Events == 0 ? logged.Position.Sequence : Math.Min(row.First, logged.Position.Sequence);
                    row.Last = Math.Max(row.Last, logged.Position.Sequence);
                    row.Events++;
                });
            if (kind.IsAssignableTo(typeof(StaffUserEvent)))
            {
                On(kind).Changes(people, e => ((StaffUserEvent)e).UserId, (row, e, _) => row.Name = ((StaffUserEvent)e).Name);
            }
        }
    }

    private static string KeyOf(DateOnly day, LoggedEvent logged) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}/{logged.Name}/{logged.ActorId}");
}
