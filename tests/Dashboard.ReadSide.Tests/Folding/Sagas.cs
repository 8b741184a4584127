using Dashboard.Domain.Sagas;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>Sagas for histories.</summary>
internal static class Sagas
{
    public const string Kind = "order-fulfilment";

    /// <summary>A saga that began and pays; its events are pending.</summary>
    public static Saga Begun(DateTimeOffset at, Guid? key = null, string kind = Kind)
    {
        var saga = Saga.Of(kind, key ?? Guid.CreateVersion7());
        saga.Move(Running("pay") with { TimesOutAt = at.AddMinutes(10) }, [Command(1, "pay", at)], [], at);
        return saga;
    }

    public static SagaStanding Running(string step) => new(SagaStatus.Running, step, Reason: null, Trouble: null, TimesOutAt: null);

    public static SagaCommand Command(int number, string step, DateTimeOffset dueAt, bool undoes = false) =>
        new() { Number = number, Step = step, Command = undoes ? "refund-payment" : "authorize-payment", IsCompensation = undoes, DueAt = dueAt };

    /// <summary>Fails while it pays, and gives the money back.</summary>
    public static void Fail(Saga saga, DateTimeOffset at) => saga.Move(
        new SagaStanding(SagaStatus.Compensating, "undo what was done", "no stock", Trouble: null, TimesOutAt: null),
        [Command(2, "give the money back", at, undoes: true)], [1], at);

    /// <summary>Fails, and cannot give the money back.</summary>
    public static void GiveUp(Saga saga, DateTimeOffset at)
    {
        Fail(saga, at);
        saga.Note(new SagaAnswer(2, "give the money back", SagaCommandStatus.GivenUp, 6, "The gateway is closed.", AgainAt: null), at);
        saga.Move(new SagaStanding(SagaStatus.Failed, "undone", "no stock", saga.Trouble, TimesOutAt: null), [], [], at);
    }
}
