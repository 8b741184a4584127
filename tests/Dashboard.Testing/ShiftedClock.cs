using System.Globalization;

namespace Dashboard.Testing;

/// <summary>
/// The system's clock, put forward by what stands in a file: several processes read the same time, and a test lets days pass for
/// all of them at once. Timers and durations always run by the real one.
/// </summary>
/// <param name="path">The file; while it is not there, the clock is not put forward.</param>
public sealed class ShiftedClock(string path) : TimeProvider
{
    private readonly Lock _lock = new();

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Puts it forward, for all processes.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_lock)
        {
            var next = $"{path}.next";
            File.WriteAllText(next, (Shift() + by).Ticks.ToString(CultureInfo.InvariantCulture));
            File.Move(next, path, overwrite: true);
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift();

    private TimeSpan Shift() => File.Exists(path) ? TimeSpan.FromTicks(long.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture)) : TimeSpan.Zero;
}
