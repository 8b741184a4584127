using System.Security.Cryptography;
using System.Text;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Storage;

namespace Dashboard.ReadSide.Projections;

/// <summary>The rows of a projection that wait for an operator: their further events are set aside too, so that order is kept.</summary>
internal sealed class ParkedRows
{
    private const int HashLength = 16;

    private readonly HashSet<(string Table, string Key)> _rows = [];

    private readonly HashSet<(string Table, string Key, long Sequence)> _skipped = [];

    public int Count => _rows.Count;

    /// <summary>Whether no row waits and nothing was ever left out: keys need not be looked up then.</summary>
    public bool IsEmpty => _rows.Count + _skipped.Count == 0;

    /// <summary>A row waits.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="key">Its key, as <see cref="Fit"/> makes it.</param>
    public void Add(string table, string key) => _rows.Add((table, key));

    /// <summary>The rows of events that were set aside wait.</summary>
    public void Add(IEnumerable<ParkedEvent> parked)
    {
        foreach (var one in parked)
        {
            Add(one.Table, one.RowKey);
        }
    }

    /// <inheritdoc cref="Add(string, string)"/>
    public bool Contains(string table, string key) => _rows.Count > 0 && _rows.Contains((table, key));

    /// <summary>A row waits no more.</summary>
    public void Remove(string table, string key) => _rows.Remove((table, key));

    /// <summary>An event was left out of a row for good, by an operator's decision.</summary>
    public void Skip(string table, string key, long sequence) => _skipped.Add((table, key, sequence));

    /// <summary>Whether an event was left out of a row for good.</summary>
    public bool IsSkipped(string table, string key, long sequence) => _skipped.Count > 0 && _skipped.Contains((table, key, sequence));

    /// <summary>A key that has room in the table of parked events: what is too long for any table is told apart by a hash.</summary>
    public static string Fit(string key) => key.Length <= Lengths.Key
        ? key
        : $"{key.AsSpan(0, Lengths.Key / 2)}#{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, HashLength))}";

    /// <summary>Key under which an event is set aside that cannot say which rows it touches: its stream.</summary>
    public static string StreamKey(LoggedEvent logged) => $"{logged.StreamKind}:{logged.StreamId}";
}
