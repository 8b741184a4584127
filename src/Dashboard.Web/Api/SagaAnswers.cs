using Dashboard.ReadSide.Sagas;

namespace Dashboard.Web.Api;

/// <summary>A saga without its steps.</summary>
internal sealed record SagaSummaryAnswer(
    Guid SagaId, string Kind, Guid Key, long? OrderNumber, string? CustomerName, string State, bool IsOver, string Step, string? Reason, string? Trouble,
    DateTimeOffset? AgainAt, DateTimeOffset? TimesOutAt, DateTimeOffset StartedAt, DateTimeOffset MovedAt, double AgeSeconds,
    bool CanRetry, bool CanCompensate, bool CanGiveUp, Guid? SubscriptionId)
{
    public static SagaSummaryAnswer Of(SagaSummary saga) => new(
        saga.SagaId, saga.Kind, saga.Key, saga.OrderNumber, saga.CustomerName, Words.Of(saga.State), saga.IsOver, saga.Step, saga.Reason, saga.Trouble,
        saga.AgainAt, saga.TimesOutAt, saga.StartedAt, saga.MovedAt, saga.Age.TotalSeconds, saga.CanRetry, saga.CanCompensate, saga.CanGiveUp, saga.Renewal?.SubscriptionId);
}

/// <summary>A saga with every step, and what people did to it.</summary>
internal sealed record SagaDetailsAnswer(SagaSummaryAnswer Saga, IReadOnlyList<SagaStepAnswer> Steps, IReadOnlyList<SagaDeedAnswer> Deeds)
{
    public static SagaDetailsAnswer Of(SagaDetails details) => new(
        SagaSummaryAnswer.Of(details.Saga), [.. details.Steps.Select(SagaStepAnswer.Of)], [.. details.Deeds.Select(SagaDeedAnswer.Of)]);
}

internal sealed record SagaStepAnswer(
    int Number, string Step, string Command, bool IsCompensation, string Outcome, int Attempts, string? Answer,
    DateTimeOffset WantedAt, DateTimeOffset DueAt, DateTimeOffset? AgainAt, DateTimeOffset? EndedAt)
{
    public static SagaStepAnswer Of(SagaStep step) => new(
        step.Number, step.Step, step.Command, step.IsCompensation, Words.Of(step.Outcome), step.Attempts, step.Answer,
        step.WantedAt, step.DueAt, step.AgainAt, step.EndedAt);
}

internal sealed record SagaDeedAnswer(string What, DateTimeOffset At, string By, string? Reason)
{
    public static SagaDeedAnswer Of(SagaDeed deed) => new(Words.Of(deed.What), deed.At, deed.By, deed.Reason);
}
