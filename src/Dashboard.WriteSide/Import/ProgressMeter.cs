namespace Dashboard.WriteSide.Import;

/// <summary>Turns an import's counting into snapshots, a few a second, with a rate over the last seconds.</summary>
internal sealed class ProgressMeter(IProgress<ImportProgress>? listener, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    /// <summary>Below this much of observation a rate is a guess.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<(TimeSpan At, double Work, long Done)> _samples = new();
    private readonly long _started = clock.GetTimestamp();
    private Func<int> _rejected = () => 0;
    private ImportPhase _phase;
    private TimeSpan _reported;
    private long _done;
    private long _total;
    private double _work;
    private double _allWork;

    /// <summary>Since the import began.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>Says how much there is to do after the file is read.</summary>
    /// <param name="phases">The phases that follow, each with the number of things to be dealt with in it.</param>
    public void Expect(params ReadOnlySpan<(ImportPhase Phase, long Things)> phases)
    {
        _allWork = 0;
        foreach (var (phase, things) in phases)
        {
            _allWork += things * WorkOf(phase);
        }
    }

    /// <summary>Begins a phase.</summary>
    public void Begin(ImportPhase phase, long total, Func<int> rejected)
    {
        lock (_lock)
        {
            (_phase, _done, _total, _rejected) = (phase, 0, total, rejected);
            _samples.Clear();
            Report();
        }
    }

    /// <summary>Says that some more things of the phase are dealt with.</summary>
    public void Step(int things = 1)
    {
        lock (_lock)
        {
            _done += things;
            _work += WorkOf(_phase) * things;
            ReportNowAndThen();
        }
    }

    /// <summary>Says how far the reading is.</summary>
    public void Reached(long done)
    {
        lock (_lock)
        {
            _done = done;
            ReportNowAndThen();
        }
    }

    /// <summary>What one thing of a phase costs, in the time that a product takes: as measured, for a time left that does not jump.</summary>
    private static double WorkOf(ImportPhase phase) => phase switch
    {
        ImportPhase.Customers => 1.5,
        ImportPhase.Products => 1,
        ImportPhase.Orders => 1.5,
        ImportPhase.Plans => 1,
        ImportPhase.Subscriptions => 0.2,
        _ => 0,
    };

    private void ReportNowAndThen()
    {
        if (Elapsed - _reported >= Interval)
        {
            Report();
        }
    }

    private void Report()
    {
        _reported = Elapsed;
        _samples.Enqueue((_reported, _work, _done));
        while (_samples.Peek().At < _reported - Window)
        {
            _samples.Dequeue();
        }

        var (since, work, done) = _samples.Peek();
        var seconds = (_reported - since).TotalSeconds;
        var rate = seconds < Least.TotalSeconds ? 0 : (_work - work) / seconds;
        listener?.Report(new ImportProgress
        {
            Phase = _phase,
            Done = _done,
            Total = _total,
            Share = _phase == ImportPhase.Finished ? 1 : _allWork > 0 ? Math.Min(1, _work / _allWork) : 0,
            Rejected = _rejected(),
            Elapsed = _reported,
            TimeLeft = rate > 0 ? TimeSpan.FromSeconds((_allWork - _work) / rate) : null,
            PerSecond = _phase is ImportPhase.Orders or ImportPhase.Subscriptions && seconds > 0 ? (_done - done) / seconds : 0,
        });
    }
}
