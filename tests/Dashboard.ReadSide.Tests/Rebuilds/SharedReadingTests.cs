using Dashboard.Domain.Log;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.Testing;

namespace Dashboard.ReadSide.Tests.Rebuilds;

/// <summary>Folds that run side by side share one pass over the log, and each gets every event after its own place, once and in order.</summary>
public sealed class SharedReadingTests
{
    private const int Length = 100;
    private const int ATime = 10;

    private readonly CountingLog _log = new(Length);
    private readonly SharedReading _reading;

    public SharedReadingTests() =>
        _reading = new SharedReading(_log, new BulkSize { EventsAtATime = ATime, StretchesAhead = 1, EventsToMakeUp = 50 });

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    private static IEnumerable<LogPosition> Positions(int from, int to = Length) => Enumerable.Range(from, to - from + 1).Select(CountingLog.At);

    [Fact]
    public async Task Folds_ThatBeginTogether_ShareOnePass()
    {
        var folds = Enumerable.Range(0, 4).Select(_ => TakeAsync()).ToList();
        _log.Allow(100);

        foreach (var taken in await Task.WhenAll(folds))
        {
            Assert.Equal(Positions(1), taken);
        }

        // The first may be about to read when the others come: that one stretch they read for themselves.
        Assert.InRange(_log.Read, Length, Length + (3 * ATime));
    }

    [Fact]
    public async Task Readers_AreThoseWhoAreNotDone()
    {
        var (first, second) = (TakeAsync(), TakeAsync());
        await Eventually.TrueAsync(() => _reading.Readers == 2, "both folds read");
        _log.Allow(100);
        await Task.WhenAll(first, second);

        Assert.Equal(0, _reading.Readers);
    }

    [Fact]
    public async Task Fold_ThatComesALittleLater_ReadsWhatItMissedAndThenShares()
    {
        var first = TakeAsync();
        _log.Allow(3);
        await Eventually.TrueAsync(() => _log.Read == 3 * ATime, "three stretches are read");
        var second = TakeAsync();
        _log.Allow(100);

        Assert.Equal(Positions(1), await first);
        Assert.Equal(Positions(1), await second);
        Assert.InRange(_log.Read, Length + (3 * ATime), Length + (5 * ATime));
    }

    [Fact]
    public async Task Fold_ThatComesMuchLater_ReadsForItself()
    {
        var first = TakeAsync();
        _log.Allow(7);
        await Eventually.TrueAsync(() => _log.Read == 7 * ATime, "seven stretches are read");
        var second = TakeAsync();
        _log.Allow(100);

        Assert.Equal(Positions(1), await first);
        Assert.Equal(Positions(1), await second);
        Assert.Equal(2 * Length, _log.Read);
    }

    [Theory]
    [InlineData(0, 37)]
    [InlineData(25, 60)]
    [InlineData(60, 60)]
    public async Task Fold_ThatWantsAPart_GetsThatAndNoMore(int after, int until)
    {
        var all = TakeAsync();
        var part = TakeAsync(after, until);
        _log.Allow(100);

        Assert.Equal(Positions(1), await all);
        Assert.Equal(Positions(after + 1, until), await part);
    }

    [Fact]
    public async Task Fold_ThatLeaves_DoesNotKeepTheOthers()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ended);
        var stays = TakeAsync();
        var leaves = TakeAsync(cancellationToken: leaving.Token);
        _log.Allow(2);
        await Eventually.TrueAsync(() => _log.Read >= 2 * ATime, "two stretches are read");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        _log.Allow(100);

        Assert.Equal(Positions(1), await stays);
    }

    [Fact]
    public async Task Fault_OfTheLog_EndsEveryFoldAndTheNextPassBeginsAnew()
    {
        var folds = Enumerable.Range(0, 2).Select(_ => TakeAsync()).ToList();
        _log.Fault = new TimeoutException("The log does not answer.");
        _log.Allow(100);
        foreach (var fold in folds)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => fold);
        }

        _log.Fault = null;
        Assert.Equal(Positions(1), await TakeAsync());
    }

    private async Task<List<LogPosition>> TakeAsync(int after = 0, int? until = null, CancellationToken cancellationToken = default)
    {
        var taken = new List<LogPosition>();
        await foreach (var stretch in _reading.ReadAsync(
            new CustomerStatsProjection(), CountingLog.At(after), until is { } last ? CountingLog.At(last) : null, cancellationToken == default ? Ended : cancellationToken))
        {
            taken.AddRange(stretch.Events!.Select(logged => logged.Position));
        }

        return taken;
    }
}
