using Bunit;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Controls;

public sealed class FreshnessTests : ScreenContext
{
    private readonly View _view = new();

    [Fact]
    public void RunningProjection_SaysAsOfInTheShopsTime()
    {
        var freshness = Show();

        Assert.Contains("as of 14:03:22", Text(freshness));
        Assert.NotNull(freshness.Find(".freshness-fresh"));
    }

    [Fact]
    public void LagOfMoreThanTwoSeconds_TurnsAmberAndSaysBy()
    {
        var freshness = Show();

        Monitor.Set(ProjectionNames.Orders, status => status with { Lag = TimeSpan.FromSeconds(4) });

        freshness.WaitForElement(".freshness-behind");
        Assert.Contains("4 s behind", Text(freshness));
    }

    [Fact]
    public void LagOfTwoSeconds_IsTolerated()
    {
        Monitor.Set(ProjectionNames.Orders, status => status with { Lag = TimeSpan.FromSeconds(2) });

        Assert.NotNull(Show().Find(".freshness-fresh"));
    }

    [Fact]
    public void StoppedProjection_TurnsRedWithTheReasonAsTextAndOnHover()
    {
        var freshness = Show();

        Monitor.Set(ProjectionNames.Orders, status => status with { State = ProjectionState.Stopped, LastError = "The disk is full." });

        freshness.WaitForElement(".freshness-stopped");
        Assert.Contains("The disk is full.", Text(freshness));
        Assert.Contains("The disk is full.", freshness.Find(".freshness-text").GetAttribute("title"));
    }

    [Theory]
    [InlineData(ProjectionState.Paused, "Orders is paused by an operator.")]
    [InlineData(ProjectionState.Stalled, "Orders is stalled and started again by itself.")]
    public void ProjectionThatStandsStill_TurnsRedAndSaysWhy(ProjectionState state, string reason)
    {
        Monitor.Set(ProjectionNames.Orders, status => status with { State = state, Lag = TimeSpan.FromMinutes(3) });

        var freshness = Show();

        Assert.NotNull(freshness.Find(".freshness-stopped"));
        Assert.Contains(reason, Text(freshness));
    }

    [Fact]
    public void LoopThatTurnsNoMore_TurnsRedAsTimeGoesBy()
    {
        var stamp = Time.GetUtcNow();
        Monitor.Set(ProjectionNames.Orders, status => status with { HeartbeatAt = stamp });
        var freshness = Show();

        Time.Advance(TimeSpan.FromSeconds(31));

        freshness.WaitForElement(".freshness-stopped");
        Assert.Contains("has not moved for 31 s", Text(freshness));
    }

    [Fact]
    public void Paused_SaysHowManyChangesWait()
    {
        _view.Pause();
        _view.Waiting = 3;

        Assert.Contains("3 changes waiting", Text(Show()));
    }

    [Fact]
    public void Pending_SaysSo()
    {
        _view.IsPending = true;

        Assert.Contains("Saving", Show().Find(".freshness-pending").TextContent);
    }

    [Fact]
    public async Task Disposed_ListensToNothing()
    {
        Show();

        await DisposeComponentsAsync();

        Assert.Equal(0, Monitor.Listeners);
        Assert.Equal(0, Time.Timers);
    }

    private static string Text(IRenderedComponent<Freshness> freshness) =>
        string.Join(' ', freshness.Find(".freshness").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<Freshness> Show() => Render<Freshness>(parameters => parameters.Add(freshness => freshness.Live, _view));

    private sealed class View : ILive
    {
        public IReadOnlyList<string> Projections { get; } = [ProjectionNames.Orders];

        public bool HasAnswer => true;

        public string? Failure => null;

        public bool IsBadQuestion => false;

        public bool IsPaused { get; private set; }

        public int Waiting { get; set; }

        public bool IsPending { get; set; }

        public DateTimeOffset? FrozenAt => null;

        public void Pause() => IsPaused = true;

        public Task ResumeAsync() => Task.CompletedTask;

        public Task AskAgainAsync() => Task.CompletedTask;
    }
}
