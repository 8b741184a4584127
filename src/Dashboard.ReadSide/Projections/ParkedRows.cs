using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>The rows of a projection that wait for an operator: their further events are set aside too, so that order is kept.</summary>
internal sealed class ParkedRows
{
    private readonly HashSet<(string Table, string Key)> _rows = [];

    public int Count => _rows.Count;

    public void Add(string table, string key) => _rows.Add((table, key));

    public bool Contains(string table, string key) => _rows.Count > 0 && _rows.Contains((table, key));

    /// <summary>Key under which an event is set aside that cannot say which rows it touches: its stream.</summary>
    public static string StreamKey(LoggedEvent logged) => $"{logged.StreamKind}:{logged.StreamId}";
}
