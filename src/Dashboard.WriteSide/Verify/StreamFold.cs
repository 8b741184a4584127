using System.Globalization;
using System.Text;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.WriteSide.EventLog;

namespace Dashboard.WriteSide.Verify;

/// <summary>An event, as far as folding its stream needs it.</summary>
internal sealed record StreamEvent(Guid StreamId, int Version, string Kind, string Name, int SchemaVersion, string Payload)
{
    public static System.Linq.Expressions.Expression<Func<LogRow, StreamEvent>> OfRow { get; } =
        row => new StreamEvent(row.StreamId, row.StreamVersion, row.StreamKind, row.Name, row.SchemaVersion, row.Payload);
}

/// <summary>A stream folded into a blank aggregate, and what was wrong with the stream itself.</summary>
internal sealed class StreamFold(Aggregate aggregate)
{
    private readonly List<(string Property, string InLog)> _faults = [];

    /// <summary>The aggregate that the stream says there is.</summary>
    public Aggregate Aggregate { get; } = aggregate;

    /// <summary>Events folded.</summary>
    public int Count { get; private set; }

    /// <summary>Events that are out of their order or cannot be folded, each where it stands.</summary>
    public IReadOnlyList<(string Property, string InLog)> Faults => _faults;

    /// <summary>Folds the next event.</summary>
    public void Take(StreamEvent next, IPersonKeys keys)
    {
        Count++;
        var where = string.Create(CultureInfo.InvariantCulture, $"event {next.Version}");
        if (next.Version != Count && _faults.Count == 0)
        {
            _faults.Add((where, string.Create(CultureInfo.InvariantCulture, $"{next.Name}, where event {Count} should stand")));
        }

        if (next.Kind != Aggregate.StreamKind)
        {
            _faults.Add((where, $"{next.Name} in a stream of kind {next.Kind}"));
        }

        try
        {
            Aggregate.Replay([EventCatalog.Read(next.Name, next.SchemaVersion, Encoding.UTF8.GetBytes(next.Payload), keys)]);
        }
        catch (Exception fault)
        {
            // Whatever it is, it is told: an event that was tampered with can break its fold in any way.
            _faults.Add((where, $"{next.Name} cannot be folded: {fault.Message}"));
        }
    }
}
