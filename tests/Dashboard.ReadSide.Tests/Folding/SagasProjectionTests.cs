using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Sagas;

namespace Dashboard.ReadSide.Tests.Folding;

public sealed class SagasProjectionTests
{
    private static readonly DateTimeOffset Noon = History.Noon;

    private readonly History _history = new History().By(Sagas.Kind);
    private readonly Saga _saga = Sagas.Begun(Noon);

    [Fact]
    public async Task Saga_ThatBegins_TakesItsFirstStep()
    {
        var row = await FoldAsync();

        Assert.Equal((Sagas.Kind, _saga.Key, SagaStatus.Running, SagaState.Running), (row.Kind, row.Key, row.Status, row.State));
        Assert.Equal(("pay", Noon, Noon, (DateTimeOffset?)Noon.AddMinutes(10)), (row.Step, row.StartedAt, row.MovedAt, row.TimesOutAt));
        var step = Assert.Single(row.Steps);
        Assert.Equal((1, "pay", "authorize-payment", false, SagaCommandStatus.Pending, 0), (step.Number, step.Step, step.Command, step.IsCompensation, step.Outcome, step.Attempts));
        Assert.Empty(row.Deeds);
        Assert.False(row.IsOver);
    }

    [Fact]
    public async Task Step_ThatIsSentAgain_LetsTheSagaWaitUntilThen()
    {
        _saga.Note(new SagaAnswer(1, "pay", SagaCommandStatus.Pending, 1, "No answer.", Noon.AddSeconds(5)), Noon.AddSeconds(3));

        var row = await FoldAsync();

        Assert.Equal((SagaState.Waiting, Noon.AddSeconds(5), Noon.AddSeconds(3)), (row.State, row.AgainAt, row.MovedAt));
        var step = Assert.Single(row.Steps);
        Assert.Equal((1, "No answer.", Noon.AddSeconds(5), null), (step.Attempts, step.Answer, step.AgainAt, step.EndedAt));
    }

    [Fact]
    public async Task Saga_WithoutAnOpenStep_WaitsForWhatItSays()
    {
        _saga.Note(new SagaAnswer(1, "pay", SagaCommandStatus.Done, 1, null, null), Noon.AddSeconds(1));
        _saga.Move(new SagaStanding(SagaStatus.Running, "wait until it is shipped", null, null, null), [], [], Noon.AddSeconds(2));

        var row = await FoldAsync();

        Assert.Equal((SagaState.Waiting, "wait until it is shipped", null, null), (row.State, row.Step, row.AgainAt, row.TimesOutAt));
        Assert.Equal((SagaCommandStatus.Done, Noon.AddSeconds(1)), (row.Steps[0].Outcome, row.Steps[0].EndedAt));
    }

    [Fact]
    public async Task Step_ThatIsDueLater_LetsTheSagaWaitUntilThen()
    {
        _saga.Note(new SagaAnswer(1, "pay", SagaCommandStatus.Done, 1, null, null), Noon);
        _saga.Move(Sagas.Running("remind"), [Sagas.Command(2, "remind", Noon.AddDays(1))], [], Noon);

        var row = await FoldAsync();

        Assert.Equal((SagaState.Waiting, Noon.AddDays(1)), (row.State, row.AgainAt));
    }

    [Fact]
    public async Task Failure_SkipsWhatIsOpen_AndUndoes()
    {
        Sagas.Fail(_saga, Noon.AddSeconds(1));

        var row = await FoldAsync();

        Assert.Equal((SagaState.Compensating, "no stock"), (row.State, row.Reason));
        Assert.Equal([SagaCommandStatus.Skipped, SagaCommandStatus.Pending], row.Steps.Select(step => step.Outcome));
        Assert.Equal((false, true), (row.Steps[0].IsCompensation, row.Steps[1].IsCompensation));
    }

    [Fact]
    public async Task Compensation_ThatIsGivenUp_NeedsAPerson_UntilItIsTriedAgain()
    {
        Sagas.GiveUp(_saga, Noon.AddSeconds(1));
        _history.AddPending(_saga);
        var stuck = Assert.Single((await _history.FoldAsync(new SagasProjection())).Rows<SagaRow>());
        _history.By("Olga");
        _saga.Retry(new SagaStanding(SagaStatus.Compensating, "undo again", "no stock", null, null), [2], Noon.AddMinutes(5));

        var again = await FoldAsync();

        Assert.Equal((SagaState.NeedsAPerson, "give the money back: The gateway is closed.", false), (stuck.State, stuck.Trouble, stuck.IsOver));
        Assert.Equal((SagaCommandStatus.GivenUp, 6), (stuck.Steps[1].Outcome, stuck.Steps[1].Attempts));
        Assert.Equal((SagaState.Compensating, null), (again.State, again.Trouble));
        Assert.Equal((SagaCommandStatus.Pending, 0, null), (again.Steps[1].Outcome, again.Steps[1].Attempts, again.Steps[1].EndedAt));
        Assert.Equal(new SagaDeed(SagaDeedKind.Retried, Noon.AddMinutes(5), "Olga", null), Assert.Single(again.Deeds));
    }

    [Fact]
    public async Task Saga_ThatAPersonEnds_IsOver_AndSaysWho()
    {
        Sagas.GiveUp(_saga, Noon.AddSeconds(1));
        _history.AddPending(_saga).By("Olga");
        _saga.Move(new SagaStanding(SagaStatus.GivenUp, "given up", "paid back by hand", null, null), [], [], Noon.AddMinutes(1));

        var row = await FoldAsync();

        Assert.Equal((SagaState.GivenUp, true, "paid back by hand", null), (row.State, row.IsOver, row.Reason, row.Trouble));
        Assert.Equal(new SagaDeed(SagaDeedKind.GaveUp, Noon.AddMinutes(1), "Olga", "paid back by hand"), Assert.Single(row.Deeds));
    }

    [Fact]
    public async Task Counts_FollowTheState()
    {
        _history.AddPending(_saga).AddPending(Sagas.Begun(Noon));
        _saga.Note(new SagaAnswer(1, "pay", SagaCommandStatus.Done, 1, null, null), Noon);
        _saga.Move(new SagaStanding(SagaStatus.Completed, "fulfilled", null, null, null), [], [], Noon);
        _history.AddPending(_saga);

        var tables = await _history.FoldAsync(new SagasProjection(), batchSize: 1);

        Assert.Equal(
            [(Sagas.Kind, SagaState.Running, 1), (Sagas.Kind, SagaState.Completed, 1)],
            tables.Rows<SagaCount>().Select(count => (count.Kind, count.State, count.Sagas)).OrderBy(count => count.State));
    }

    private async Task<SagaRow> FoldAsync() =>
        Assert.Single((await _history.AddPending(_saga).FoldAsync(new SagasProjection())).Rows<SagaRow>());
}
