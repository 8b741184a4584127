using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Operations;

public abstract class ProjectionCommandTests(TestDatabase database) : CommandSuite(database)
{
    private const string Why = "numbers look odd";

    private readonly FakeConsole _console = new();

    [Fact]
    public async Task Rebuild_OfAProjection_LeavesAnEventWithActorAndReason()
    {
        var name = _console.Add();

        var command = new RebuildProjection(name, RebuildMode.AskFirst, $"  {Why} ");
        var outcome = await Dashboard.SendAsync(command, Actors.Operator);

        var row = Assert.Single(await Dashboard.LogAsync(ProjectionDesk.IdOf(name)));
        Assert.Equal((Actors.Operator.Name, "projection", "projection-rebuild-requested"), (row.ActorName, row.StreamKind, row.Name));
        Assert.Equal(
            new ProjectionRebuildRequested { RebuildId = outcome.Answer!.RebuildId, Projection = name, Mode = RebuildMode.AskFirst, Reason = Why },
            TestDashboard.Event(row));
    }

    [Fact]
    public async Task SkipUnknown_LeavesASkipAtEveryProjectionThatWaits()
    {
        var (one, other) = (_console.Add(parked: 1), _console.Add(parked: 1));
        _console.Unknown[17] = [(one, "*", "test/1"), (other, "*", "test/1")];

        await ConflictAsync(new SkipUnknown(18, Why), "nothing-parked");
        await DoneAsync(new SkipUnknown(17, $" {Why} "));

        foreach (var name in new[] { one, other })
        {
            Assert.Equal(
                new ParkedEventSkipRequested { Projection = name, Table = "*", RowKey = "test/1", Sequence = 17, Reason = Why },
                TestDashboard.Event(Assert.Single(await Dashboard.LogAsync(ProjectionDesk.IdOf(name)))));
        }
    }

    [Fact]
    public async Task Rebuild_WhileOneIsOpen_IsRefusedUntilItIsOver()
    {
        var name = _console.Add();
        var first = await RebuildAsync(name);

        // The read side has not even heard of it.
        await ConflictAsync(new RebuildProjection(name, RebuildMode.Swap, Why), "rebuild-open");
        _console.Rebuilds[first] = new RebuildFacts(first, name, IsOver: false, AsksForApproval: false);
        await ConflictAsync(new RebuildProjection(name, RebuildMode.Swap, Why), "rebuild-open");
        await ConflictAsync(new GoBack(name, Why), "rebuild-open");
        _console.Rebuilds[first] = new RebuildFacts(first, name, IsOver: true, AsksForApproval: false);

        Assert.NotEqual(first, await RebuildAsync(name));
    }

    [Fact]
    public async Task Rebuild_SixteenTimesAtOnce_IsOne()
    {
        var name = _console.Add();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Dashboard.SendAsync(new RebuildProjection(name, RebuildMode.Swap, Why), Actors.Operator)));

        Assert.Single(outcomes, outcome => outcome.IsAccepted);
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome => Assert.Contains(outcome.Refusal!.Code, new[] { "rebuild-open", "changed-meanwhile" }));
        Assert.Single(await Dashboard.LogAsync(ProjectionDesk.IdOf(name)));
    }

    [Fact]
    public async Task CancelAndApprove_OfRebuilds_AreDoneOnceAndWhereTheyMakeSense()
    {
        var name = _console.Add();
        var rebuild = await RebuildAsync(name);
        _console.Rebuilds[rebuild] = new RebuildFacts(rebuild, name, IsOver: false, AsksForApproval: false);

        await ConflictAsync(new ApproveRebuild(rebuild, Why), "rebuild-asks-nothing");
        _console.Rebuilds[rebuild] = new RebuildFacts(rebuild, name, IsOver: false, AsksForApproval: true);
        await DoneAsync(new ApproveRebuild(rebuild, Why));
        await ConflictAsync(new ApproveRebuild(rebuild, Why), "rebuild-asks-nothing");
        await ConflictAsync(new CancelRebuild(rebuild, Why), "rebuild-approved");
        _console.Rebuilds[rebuild] = new RebuildFacts(rebuild, name, IsOver: false, AsksForApproval: false, IsHeldUp: true);
        await DoneAsync(new CancelRebuild(rebuild, Why));
        await ConflictAsync(new CancelRebuild(rebuild, Why), "rebuild-over");
        await MissingAsync(new CancelRebuild(Guid.CreateVersion7(), Why), "rebuild-not-found");
        await MissingAsync(new ApproveRebuild(Guid.CreateVersion7(), Why), "rebuild-not-found");
    }

    [Fact]
    public async Task GoBack_WithAndWithoutRetiredTables_IsDoneAndRefused()
    {
        await DoneAsync(new GoBack(_console.Add(canGoBack: true), Why));
        await ConflictAsync(new GoBack(_console.Add(), Why), "nothing-to-go-back-to");
    }

    [Fact]
    public async Task PauseAndResume_InTurn_AreDoneOnceEach()
    {
        var name = _console.Add();

        await ConflictAsync(new ResumeProjection(name, Why), "projection-not-paused");
        await DoneAsync(new PauseProjection(name, Why));
        await ConflictAsync(new PauseProjection(name, Why), "projection-already-paused");
        await DoneAsync(new ResumeProjection(name, Why));
        await ConflictAsync(new PauseProjection(_console.Add(canPause: false), Why), "projection-not-pausable");
    }

    [Fact]
    public async Task Parked_RetriedAndSkipped_OnlyWhereSomethingWaits()
    {
        var (empty, name) = (_console.Add(), _console.Add(parked: 3));
        _console.Parked[("SalesDay", "2026-03-01")] = 7;

        await ConflictAsync(new RetryParked(empty, null, null, Why), "nothing-parked");
        await ConflictAsync(new RetryParked(name, "SalesDay", "2026-03-02", Why), "nothing-parked");
        await ConflictAsync(new SkipParked(name, "SalesDay", "2026-03-02", 7, Why), "nothing-parked");
        await ConflictAsync(new SkipParked(name, "SalesDay", "2026-03-01", 8, Why), "parked-event-not-first");
        await DoneAsync(new RetryParked(name, null, null, Why));
        await DoneAsync(new RetryParked(name, "SalesDay", "2026-03-01", Why));
        await DoneAsync(new SkipParked(name, "SalesDay", "2026-03-01", 7, Why));
        Assert.Equal(
            [typeof(ParkedEventsRetryRequested), typeof(ParkedEventsRetryRequested), typeof(ParkedEventSkipRequested)],
            (await Dashboard.EventsAsync(ProjectionDesk.IdOf(name))).Select(change => change.GetType()));
    }

    [Fact]
    public async Task AnyCommand_OfAnUnknownProjection_IsNotFound()
    {
        await MissingAsync(new RebuildProjection("Nothing", RebuildMode.Swap, Why), "projection-not-found");
        await MissingAsync(new GoBack("Nothing", Why), "projection-not-found");
        await MissingAsync(new PauseProjection("Nothing", Why), "projection-not-found");
        await MissingAsync(new ResumeProjection("Nothing", Why), "projection-not-found");
        await MissingAsync(new RetryParked("Nothing", null, null, Why), "projection-not-found");
        await MissingAsync(new SkipParked("Nothing", "SalesDay", "2026-03-01", 7, Why), "projection-not-found");
    }

    [Theory]
    [InlineData(Role.Operator)]
    [InlineData(Role.Administrator)]
    public async Task EveryAction_OfARoleThatReaches_IsAccepted(Role role)
    {
        var actor = Actors.All.Single(one => one.Role == role);
        var name = _console.Add(canGoBack: true, parked: 1);
        _console.Parked[("SalesDay", role.ToString())] = 7;

        var rebuild = (await Dashboard.DoAsync(new RebuildProjection(name, RebuildMode.AskFirst, Why), actor)).RebuildId;
        _console.Rebuilds[rebuild] = new RebuildFacts(rebuild, name, IsOver: false, AsksForApproval: true);
        await Dashboard.DoAsync(new ApproveRebuild(rebuild, Why), actor);
        _console.Rebuilds[rebuild] = new RebuildFacts(rebuild, name, IsOver: false, AsksForApproval: false, IsHeldUp: true);
        await Dashboard.DoAsync(new CancelRebuild(rebuild, Why), actor);
        await Dashboard.DoAsync(new GoBack(name, Why), actor);
        await Dashboard.DoAsync(new PauseProjection(name, Why), actor);
        await Dashboard.DoAsync(new ResumeProjection(name, Why), actor);
        await Dashboard.DoAsync(new RetryParked(name, null, null, Why), actor);
        await Dashboard.DoAsync(new SkipParked(name, "SalesDay", role.ToString(), 7, Why), actor);
        _console.Unknown[7] = [(name, "*", "test/1")];
        await Dashboard.DoAsync(new SkipUnknown(7, Why), actor);

        Assert.All(await Dashboard.LogAsync(ProjectionDesk.IdOf(name)), row => Assert.Equal(actor.Name, row.ActorName));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Staff)]
    public async Task EveryAction_OfARoleThatDoesNotReach_IsRefusedAndLeavesNothing(Role role)
    {
        var actor = Actors.All.Single(one => one.Role == role);
        var name = _console.Add(canGoBack: true, parked: 1);
        _console.Parked[("SalesDay", role.ToString())] = 7;
        var rebuild = await RebuildAsync(name);
        _console.Rebuilds[rebuild] = new RebuildFacts(rebuild, name, IsOver: false, AsksForApproval: true);
        var before = (await Dashboard.LogAsync()).Count;

        await DeniedAsync(new RebuildProjection(name, RebuildMode.Swap, Why), actor);
        await DeniedAsync(new ApproveRebuild(rebuild, Why), actor);
        await DeniedAsync(new CancelRebuild(rebuild, Why), actor);
        await DeniedAsync(new GoBack(name, Why), actor);
        await DeniedAsync(new PauseProjection(name, Why), actor);
        await DeniedAsync(new ResumeProjection(name, Why), actor);
        await DeniedAsync(new RetryParked(name, null, null, Why), actor);
        await DeniedAsync(new SkipParked(name, "SalesDay", role.ToString(), 7, Why), actor);
        await DeniedAsync(new SkipUnknown(7, Why), actor);

        Assert.Equal(before, (await Dashboard.LogAsync()).Count);
    }

    [Fact]
    public async Task Replay_OfADesk_IsItsRow()
    {
        var name = _console.Add();
        var rebuild = await RebuildAsync(name);
        _console.Rebuilds[rebuild] = new RebuildFacts(rebuild, name, IsOver: false, AsksForApproval: true);
        await DoneAsync(new ApproveRebuild(rebuild, Why));
        await DoneAsync(new PauseProjection(name, Why));
        var replayed = ProjectionDesk.Blank();

        replayed.Replay(await Dashboard.EventsAsync(ProjectionDesk.IdOf(name)));

        var row = await Dashboard.QueryAsync(db => db.ProjectionDesks.AsNoTracking().SingleAsync(desk => desk.Projection == name));
        Assert.Equivalent(row, replayed, strict: true);
        Assert.Equal((rebuild, true, true, 3), (row.Rebuild, row.IsApproved, row.IsPaused, row.Version));
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton<IProjectionConsole>(_console);
    }

    private async Task<Guid> RebuildAsync(string name) =>
        (await Dashboard.DoAsync(new RebuildProjection(name, RebuildMode.Swap, Why), Actors.Operator)).RebuildId;

    private Task DoneAsync(Command command) => Dashboard.DoAsync(command, Actors.Operator);

    private Task ConflictAsync<TAnswer>(Command<TAnswer> command, string code) => RefusedWithAsync(command, Actors.Operator, RefusalKind.Conflict, code);

    private Task MissingAsync<TAnswer>(Command<TAnswer> command, string code) => RefusedWithAsync(command, Actors.Operator, RefusalKind.NotFound, code);

    private Task DeniedAsync<TAnswer>(Command<TAnswer> command, Actor actor) => RefusedWithAsync(command, actor, RefusalKind.Forbidden, "forbidden");

    private async Task RefusedWithAsync<TAnswer>(Command<TAnswer> command, Actor actor, RefusalKind kind, string code)
    {
        var refusal = (await Dashboard.SendAsync(command, actor)).Refusal;
        Assert.Equal((kind, code), (refusal?.Kind, refusal?.Code));
        Assert.EndsWith(".", refusal!.Sentence);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ProjectionCommandTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : ProjectionCommandTests(database), IClassFixture<SqlServerDatabase>;
}
