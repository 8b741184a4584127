using System.Collections.Concurrent;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;

namespace Dashboard.ReadSide.Past;

/// <summary>Counts how far a view as of a moment is, over all its projections: one that waits for another one counts too.</summary>
internal sealed class PastProgress(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, long> _handled = [];
    private readonly RateMeter _rate = new(clock);
    private readonly long _began = clock.GetTimestamp();
    private long _before;

    /// <summary>Events to fold, each counted for every projection that handles it; 0 before they are counted.</summary>
    public long ToHandle { get; private set; }

    /// <summary>Says how many events there are.</summary>
    public void Begin(long toHandle) => ToHandle = toHandle;

    /// <summary>Hears of one projection.</summary>
    public IProgress<TwinProgress> Of(string projection) => new Part(this, projection);

    /// <summary>How many events are folded, and how long the others take at the pace of the last seconds; nothing when there is none yet.</summary>
    public (long Handled, double? SecondsLeft) Look()
    {
        var handled = Math.Min(_handled.Values.Sum(), ToHandle);
        _rate.Add((int)Math.Clamp(handled - _before, 0, int.MaxValue));
        _before = handled;
        var passed = clock.GetElapsedTime(_began);
        var perSecond = passed >= RateMeter.Span || passed <= TimeSpan.Zero ? _rate.PerSecond : _rate.PerSecond * (RateMeter.Span / passed);
        return (handled, handled == ToHandle ? 0 : perSecond > 0 ? (ToHandle - handled) / perSecond : null);
    }

    private sealed class Part(PastProgress whole, string projection) : IProgress<TwinProgress>
    {
        public void Report(TwinProgress value) => whole._handled[projection] = value.EventsHandled;
    }
}
