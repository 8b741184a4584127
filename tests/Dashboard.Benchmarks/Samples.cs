using System.Globalization;

namespace Dashboard.Benchmarks;

/// <summary>Measured times of one thing; what is quoted of them are the median and the 99th percentile.</summary>
internal sealed class Samples
{
    private readonly List<double> _milliseconds = [];
    private readonly Lock _lock = new();

    /// <summary>How many there are.</summary>
    public int Count => _milliseconds.Count;

    /// <summary>Adds one; from any thread.</summary>
    public void Add(TimeSpan time)
    {
        lock (_lock)
        {
            _milliseconds.Add(time.TotalMilliseconds);
        }
    }

    /// <summary>The time that a share of all samples does not exceed, in milliseconds (nearest rank).</summary>
    /// <param name="share">0 to 1; 0.5 is the median.</param>
    public double Percentile(double share)
    {
        lock (_lock)
        {
            if (_milliseconds.Count == 0)
            {
                return double.NaN;
            }

            _milliseconds.Sort();
            return _milliseconds[Math.Clamp((int)Math.Ceiling(share * _milliseconds.Count) - 1, 0, _milliseconds.Count - 1)];
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {Percentile(0.5):0.00} ms, p99 {Percentile(0.99):0.00} ms, max {Percentile(1):0.00} ms, n = {Count}");
}
