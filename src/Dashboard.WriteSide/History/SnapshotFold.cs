using System.Globalization;
using System.Text;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.WriteSide.Verify;

namespace Dashboard.WriteSide.History;

/// <summary>Folds events over a state, and takes a snapshot of it now and then when it is told how often.</summary>
internal sealed class SnapshotFold(Aggregate aggregate, int version, int? every)
{
    private readonly List<(int Version, string State)> _snapshots = [];

    public Aggregate Aggregate { get; } = aggregate;

    /// <summary>Number of the last event that was folded.</summary>
    public int Version { get; private set; } = version;

    /// <summary>Snapshots that were taken.</summary>
    public IReadOnlyList<(int Version, string State)> Snapshots => _snapshots;

    /// <summary>The first event that could not be folded, and why; those after it are left out.</summary>
    public string? Fault { get; private set; }

    /// <summary>Folds the next event.</summary>
    public void Take(StreamEvent row, IPersonKeys keys)
    {
        if (Fault is not null)
        {
            return;
        }

        var (change, unreadable) = EventCatalog.TryRead(row.Name, row.SchemaVersion, Encoding.UTF8.GetBytes(row.Payload), keys);
        if (change is null)
        {
            Fault = string.Create(CultureInfo.InvariantCulture, $"Event {row.Version} ({row.Name}) cannot be read: {unreadable!.Message}");
            return;
        }

        Aggregate.Replay([change]);
        Version = row.Version;
        if (Version % every is 0)
        {
            _snapshots.Add((Version, StateJson.Write(Aggregate)));
        }
    }
}
