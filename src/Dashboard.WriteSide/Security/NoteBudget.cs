namespace Dashboard.WriteSide.Security;

/// <summary>Lets so many of a kind through in a minute, and counts the others.</summary>
internal sealed class NoteBudget(int most, TimeProvider clock)
{
    /// <summary>Kinds that are remembered; whoever makes more of them begins anew.</summary>
    private const int MostKinds = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<object, Counter> _counters = [];
    private readonly Lock _lock = new();

    /// <summary>Whether one more of a kind is let through.</summary>
    /// <param name="kind">The kind, compared by value.</param>
    /// <param name="unnoted">How many were not, since the last one that was.</param>
    public bool TryTake(object kind, out int unnoted)
    {
        lock (_lock)
        {
            if (_counters.Count >= MostKinds && !_counters.ContainsKey(kind))
            {
                _counters.Clear();
            }

            var now = clock.GetUtcNow();
            var counter = _counters.TryGetValue(kind, out var known) ? known : _counters[kind] = new Counter { Began = now };
            if (now - counter.Began >= Window || now < counter.Began)
            {
                (counter.Began, counter.Taken) = (now, 0);
            }

            if (counter.Taken >= most)
            {
                (unnoted, counter.Unnoted) = (0, counter.Unnoted + 1);
                return false;
            }

            (unnoted, counter.Unnoted, counter.Taken) = (counter.Unnoted, 0, counter.Taken + 1);
            return true;
        }
    }

    private sealed class Counter
    {
        public DateTimeOffset Began { get; set; }

        public int Taken { get; set; }

        public int Unnoted { get; set; }
    }
}
