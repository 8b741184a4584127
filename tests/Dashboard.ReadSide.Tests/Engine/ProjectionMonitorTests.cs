using Dashboard.Domain.Log;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.Testing;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Tests.Engine;

public sealed class ProjectionMonitorTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TestClock _clock = new() { Now = Noon };
    private readonly ProjectionMonitor _monitor;

    public ProjectionMonitorTests() =>
        _monitor = new ProjectionMonitor([new CustomerStatsProjection()], Options.Create(new ProjectionOptions()), _clock);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_ForAPositionReached_EndsAtOnce()
    {
        MoveTo(new LogPosition(5, 5));

        Assert.True(await WaitAsync(new LogPosition(5, 5), TimeSpan.Zero));
    }

    [Fact]
    public async Task Wait_ForAPositionThatComes_EndsWhenItIsPassed()
    {
        var wait = WaitAsync(new LogPosition(5, 5), TimeSpan.FromSeconds(30));
        MoveTo(new LogPosition(5, 4));
        Assert.False(wait.IsCompleted);

        MoveTo(new LogPosition(6, 1));

        Assert.True(await wait);
    }

    [Fact]
    public async Task Wait_ForAPositionThatDoesNotCome_SaysSo() =>
        Assert.False(await WaitAsync(new LogPosition(5, 5), TimeSpan.FromMilliseconds(20)));

    [Fact]
    public async Task Wait_ForAnUnknownProjection_IsRefused() =>
        await Assert.ThrowsAsync<KeyNotFoundException>(() => _monitor.WaitAsync(["Nothing"], LogPosition.Start, TimeSpan.Zero, Ended));

    [Fact]
    public void Lag_OfAProjectionThatHasFoldedEverything_IsZero()
    {
        MoveTo(new LogPosition(5, 5));

        Assert.Equal((TimeSpan.Zero, 0L), (Status.Lag, Status.EventsBehind));
    }

    [Fact]
    public void Node_ThatTellsNothingMore_IsShownAsStalled()
    {
        _monitor.Update(Status.Name, status => status with { State = ProjectionState.StandingBy, IsElsewhere = true });
        _monitor.Heard(new RunnerReport
        {
            Projection = Status.Name, Node = "till-1:7", HeartbeatAt = Noon, Runner = new RunnerState { State = ProjectionState.Running, Restarts = 2 },
        });
        Assert.Equal((ProjectionState.Running, "till-1:7", 2), (Status.RunnerState, Status.Node, Status.Restarts));

        _clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal((ProjectionState.Stalled, ProjectionState.StandingBy), (Status.RunnerState, Status.State));
    }

    [Fact]
    public void Report_OfAnotherNode_IsNotTakenForTheRunnerHere()
    {
        MoveTo(new LogPosition(5, 5));

        _monitor.Heard(new RunnerReport
        {
            Projection = Status.Name, Node = "till-1:7", HeartbeatAt = Noon, Runner = new RunnerState { State = ProjectionState.Stopped, LastError = "No." },
        });

        Assert.Equal((Status.State, null), (Status.RunnerState, Status.LastError));
    }

    [Fact]
    public void Lag_OfAProjectionThatHangs_GrowsWithTheClock()
    {
        MoveTo(new LogPosition(5, 5));

        _clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(TimeSpan.FromMinutes(3), Status.Lag);
    }

    [Fact]
    public void Lag_OfAProjectionThatIsBehind_IsCountedFromWhatItHasFolded()
    {
        MoveTo(new LogPosition(5, 5));
        _monitor.Update(ProjectionNames.CustomerStats, status => status with { Head = new LogPosition(6, 25), AsOf = Noon.AddSeconds(-8) });

        Assert.Equal((TimeSpan.FromSeconds(8), 20L), (Status.Lag, Status.EventsBehind));
    }

    [Fact]
    public void Changed_OfNewsAndOfProgress_IsRaisedAFewTimesASecond()
    {
        var raised = 0;
        _monitor.Changed += () => raised++;

        MoveTo(new LogPosition(1, 1));
        MoveTo(new LogPosition(1, 2));
        MoveTo(new LogPosition(1, 3));
        var progress = raised;
        _monitor.Update(ProjectionNames.CustomerStats, status => status with { State = ProjectionState.Stopped, LastError = "broken" });

        Assert.Equal((1, 2), (progress, raised));
    }

    private ProjectionStatus Status => _monitor.Status(ProjectionNames.CustomerStats);

    private Task<bool> WaitAsync(LogPosition position, TimeSpan atMost) =>
        _monitor.WaitAsync([ProjectionNames.CustomerStats], position, atMost, Ended);

    private void MoveTo(LogPosition position) => _monitor.Update(
        ProjectionNames.CustomerStats, status => status with { State = ProjectionState.Running, Position = position, Head = position, AsOf = _clock.GetUtcNow() });
}
