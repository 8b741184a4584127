using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Sagas;

/// <summary>Sagas for screens.</summary>
internal static class SagaRows
{
    public static readonly Guid Id = Guid.Parse("01950000-0000-7000-b000-000000000001");

    /// <summary>A saga that began five minutes before the clock of the tests stands.</summary>
    public static SagaSummary Saga(SagaState state, DateTimeOffset now, long? number = 1042) => new()
    {
        SagaId = Id,
        Kind = "order-fulfilment",
        Key = Shop.Order(1042).OrderId,
        OrderNumber = number,
        CustomerName = number is null ? null : "Ana Ferrer",
        Status = StatusOf(state),
        State = state,
        IsOver = state.IsOver(),
        Step = state == SagaState.Waiting ? "wait until it is shipped" : "authorise the payment",
        Reason = state is SagaState.Failed ? "The card was declined." : null,
        Trouble = state is SagaState.NeedsAPerson ? "give the money back: The processor is closed." : null,
        AgainAt = null,
        TimesOutAt = state is SagaState.Running ? now.AddMinutes(5) : null,
        StartedAt = now.AddMinutes(-5),
        MovedAt = now.AddMinutes(-4),
        Age = state.IsOver() ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(5),
        CanRetry = state is SagaState.NeedsAPerson,
        CanCompensate = state is SagaState.Running or SagaState.Waiting,
        CanGiveUp = !state.IsOver(),
    };

    public static SagaStep Step(int number, SagaCommandStatus outcome, bool undoes = false) => new()
    {
        Number = number,
        Step = undoes ? "give the money back" : "authorise the payment",
        Command = undoes ? "RefundPayment" : "AuthorizePayment",
        IsCompensation = undoes,
        WantedAt = Shop.Morning,
        DueAt = Shop.Morning,
        Attempts = outcome == SagaCommandStatus.Pending ? 0 : 6,
        Outcome = outcome,
        Answer = outcome == SagaCommandStatus.GivenUp ? "The processor is closed." : null,
        EndedAt = outcome == SagaCommandStatus.Pending ? null : Shop.Morning.AddSeconds(3),
    };

    private static SagaStatus StatusOf(SagaState state) => state switch
    {
        SagaState.Compensating => SagaStatus.Compensating,
        SagaState.Completed => SagaStatus.Completed,
        SagaState.Failed or SagaState.NeedsAPerson => SagaStatus.Failed,
        SagaState.GivenUp => SagaStatus.GivenUp,
        _ => SagaStatus.Running,
    };
}
