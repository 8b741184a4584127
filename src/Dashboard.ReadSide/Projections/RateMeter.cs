namespace Dashboard.ReadSide.Projections;

/// <summary>How many things happen a second, over the last few seconds. For one thread at a time.</summary>
internal sealed class RateMeter(TimeProvider clock)
{
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(5);

    private readonly Queue<(long At, int Count)> _counts = new();
    private long _sum;

    public double PerSecond
    {
        get
        {
            Forget();
            return _sum / Span.TotalSeconds;
        }
    }

    public void Add(int count)
    {
        _counts.Enqueue((clock.GetTimestamp(), count));
        _sum += count;
        Forget();
    }

    private void Forget()
    {
        while (_counts.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) > Span)
        {
            _sum -= _counts.Dequeue().Count;
        }
    }
}
