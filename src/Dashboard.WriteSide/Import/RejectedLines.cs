namespace Dashboard.WriteSide.Import;

/// <summary>Which lines of a file are in no order, and why. The lines themselves stay in the file until they are written out.</summary>
internal sealed class RejectedLines
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, string> _reasons = [];
    private readonly Dictionary<string, string> _known = [];

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _reasons.Count;
            }
        }
    }

    /// <summary>Rejects a line; of several reasons the first stays.</summary>
    public void Add(int line, string reason)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(reason, out var same))
            {
                _known[reason] = same = reason;
            }

            _reasons.TryAdd(line, same);
        }
    }

    /// <summary>Why a line was rejected, if it was.</summary>
    public string? ReasonOf(int line)
    {
        lock (_lock)
        {
            return _reasons.GetValueOrDefault(line);
        }
    }
}
