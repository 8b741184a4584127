using System.Text;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Sagas;

namespace Dashboard.Domain.Tests.Sagas;

public sealed class SagaTests
{
    private const string Kind = "order-fulfilment";

    private static readonly Guid Key = Guid.CreateVersion7();
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly SagaStanding Paying = new(SagaStatus.Running, "authorise the payment", null, null, Noon.AddMinutes(10));

    private static readonly SagaCommand Authorize = new() { Number = 1, Step = "authorise the payment", Command = "AuthorizePayment", IsCompensation = false, DueAt = Noon };

    private static SagaMoved Moved(SagaStanding standing, params IReadOnlyList<SagaCommand> sends) => new()
    {
        SagaId = Saga.IdOf(Kind, Key),
        Kind = Kind,
        Key = Key,
        At = Noon,
        Status = standing.Status,
        Step = standing.Step,
        Reason = standing.Reason,
        Trouble = standing.Trouble,
        TimesOutAt = standing.TimesOutAt,
        Sends = sends,
        Skips = [],
    };

    private static SagaCommandAnswered Answered(SagaCommandStatus outcome, string? sentence = null, DateTimeOffset? again = null) => new()
    {
        SagaId = Saga.IdOf(Kind, Key),
        Kind = Kind,
        Key = Key,
        At = Noon,
        Number = 1,
        Step = "authorise the payment",
        Outcome = outcome,
        Attempts = 2,
        Answer = sentence,
        AgainAt = again,
    };

    [Fact]
    public void Id_OfAKindAndAKey_IsAlwaysTheSameAndNobodyElses()
    {
        Assert.Equal(Saga.IdOf(Kind, Key), Saga.Of(Kind, Key).Id);
        Assert.NotEqual(Saga.IdOf(Kind, Key), Saga.IdOf("subscription-renewal", Key));
        Assert.NotEqual(Saga.IdOf(Kind, Key), Saga.IdOf(Kind, Guid.CreateVersion7()));
    }

    [Fact]
    public void Move_TheFirst_BeginsTheSaga() =>
        Scenario.Given(Saga.Of(Kind, Key))
            .When(saga => saga.Move(Paying, [Authorize], [], Noon))
            .Then(Moved(Paying, Authorize))
            .And(saga => Assert.Equal((SagaStatus.Running, "authorise the payment", 1, Noon, Noon), (saga.Status, saga.Step, saga.Commands, saga.StartedAt, saga.ChangedAt)));

    [Fact]
    public void Move_Further_KeepsWhenItBegan() =>
        Scenario.Given(Saga.Of(Kind, Key), Moved(Paying, Authorize))
            .When(saga => saga.Move(new SagaStanding(SagaStatus.Failed, "undone", "No.", null, null), [], [1], Noon.AddMinutes(1)))
            .And(saga => Assert.Equal((SagaStatus.Failed, "No.", 1, Noon, Noon.AddMinutes(1)), (saga.Status, saga.Reason, saga.Commands, saga.StartedAt, saga.ChangedAt)))
            .And(saga => Assert.Equal([1], Assert.IsType<SagaMoved>(Assert.Single(saga.PendingEvents)).Skips));

    [Fact]
    public void Note_OfATryThatIsRepeated_TellsWhen() =>
        Scenario.Given(Saga.Of(Kind, Key), Moved(Paying, Authorize))
            .When(saga => saga.Note(new SagaAnswer(1, "authorise the payment", SagaCommandStatus.Pending, 2, "No answer.", Noon.AddSeconds(2)), Noon))
            .Then(Answered(SagaCommandStatus.Pending, "No answer.", Noon.AddSeconds(2)))
            .And(saga => Assert.Null(saga.Trouble));

    [Fact]
    public void Note_OfWhatCouldNotBeUndone_NeedsAPerson() =>
        Scenario.Given(Saga.Of(Kind, Key), Moved(Paying, Authorize))
            .When(saga => saga.Note(new SagaAnswer(1, "authorise the payment", SagaCommandStatus.GivenUp, 2, "No.", null), Noon))
            .Then(Answered(SagaCommandStatus.GivenUp, "No."))
            .And(saga => Assert.Equal("authorise the payment: No.", saga.Trouble));

    [Fact]
    public void Move_BetweenTwoMicroseconds_KeepsWhatEveryEngineCanKeep() =>
        Scenario.Given(Saga.Of(Kind, Key))
            .When(saga => saga.Move(Paying with { TimesOutAt = Noon.AddTicks(13) }, [Authorize with { DueAt = Noon.AddTicks(7) }], [], Noon.AddTicks(7)))
            .And(saga => Assert.Equal((Noon, Noon.AddTicks(10)), (saga.ChangedAt, saga.TimesOutAt)))
            .And(saga => Assert.Equal(Noon, Assert.IsType<SagaMoved>(Assert.Single(saga.PendingEvents)).Sends[0].DueAt));

    [Fact]
    public void Retry_TellsWhatIsSentAgain() =>
        Scenario.Given(Saga.Of(Kind, Key), Moved(Paying, Authorize), Answered(SagaCommandStatus.GivenUp, "No."))
            .When(saga => saga.Retry(new SagaStanding(SagaStatus.Compensating, "undo again", "No.", null, null), [1], Noon))
            .And(saga => Assert.Equal((SagaStatus.Compensating, null), (saga.Status, saga.Trouble)))
            .And(saga => Assert.Equal([1], Assert.IsType<SagaMoved>(Assert.Single(saga.PendingEvents)).Again));

    [Fact]
    public void Moved_OfALogBeforeRetriesWereTold_SendsNothingAgain()
    {
        var payload = $$"""{"sagaId":"{{Key}}","kind":"{{Kind}}","key":"{{Key}}","at":"2026-03-01T12:00:00Z","status":"Running","step":"pay","sends":[],"skips":[]}""";

        var moved = EventCatalog.Read("saga-moved", 1, Encoding.UTF8.GetBytes(payload), PersonKeySet.None);

        Assert.Empty(Assert.IsType<SagaMoved>(moved).Again);
    }
}
