using Dashboard.Domain.Sagas;

namespace Dashboard.ReadSide.Sagas;

/// <summary>A saga, without its steps.</summary>
public sealed record SagaSummary
{
    public required Guid SagaId { get; init; }

    /// <summary>Name of its definition.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity of what it is about, such as the order.</summary>
    public required Guid Key { get; init; }

    /// <summary>Number of the order that it is about; nothing when it is about something else, or the order is not known yet.</summary>
    public required long? OrderNumber { get; init; }

    /// <summary>The period of a subscription that it is about; nothing when it is about something else, or that is not known yet.</summary>
    public SagaRenewal? Renewal { get; init; }

    /// <summary>Customer of that order or subscription.</summary>
    public required string? CustomerName { get; init; }

    public required SagaStatus Status { get; init; }

    public required SagaState State { get; init; }

    /// <summary>Whether it does nothing more, and nobody has to see to it.</summary>
    public required bool IsOver { get; init; }

    /// <summary>What it does or waits for, in words.</summary>
    public required string Step { get; init; }

    /// <summary>Why it failed, or was given up.</summary>
    public required string? Reason { get; init; }

    /// <summary>Why a person has to look.</summary>
    public required string? Trouble { get; init; }

    /// <summary>When a step is due that it waits to take, or to take again, UTC.</summary>
    public required DateTimeOffset? AgainAt { get; init; }

    /// <summary>When its patience ends, UTC.</summary>
    public required DateTimeOffset? TimesOutAt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset MovedAt { get; init; }

    /// <summary>How old it is; how long it took when it is over.</summary>
    public required TimeSpan Age { get; init; }

    /// <summary>Whether it gave something up that can be tried again.</summary>
    public required bool CanRetry { get; init; }

    /// <summary>Whether it can be stopped, and what it did undone.</summary>
    public required bool CanCompensate { get; init; }

    /// <summary>Whether it can be ended as it is.</summary>
    public required bool CanGiveUp { get; init; }

    internal static SagaSummary Of(SagaRow row, long? orderNumber, string? customerName, DateTimeOffset now) => new()
    {
        SagaId = row.SagaId,
        Kind = row.Kind,
        Key = row.Key,
        OrderNumber = orderNumber,
        CustomerName = customerName,
        Status = row.Status,
        State = row.State,
        IsOver = row.IsOver,
        Step = row.Step,
        Reason = row.Reason,
        Trouble = row.Trouble,
        AgainAt = row.AgainAt,
        TimesOutAt = row.TimesOutAt,
        StartedAt = row.StartedAt,
        MovedAt = row.MovedAt,
        Age = (row.IsOver || row.MovedAt > now ? row.MovedAt : now) - row.StartedAt,
        CanRetry = row.Status != SagaStatus.GivenUp && row.Steps.Any(step => step.Outcome == SagaCommandStatus.GivenUp),
        CanCompensate = row.Status == SagaStatus.Running && row.Kind != SagaKinds.SubscriptionRenewal,
        CanGiveUp = !row.IsOver,
    };
}

/// <summary>The period of a subscription that a saga renews.</summary>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="PlanName">What is paid for.</param>
/// <param name="PeriodStart">First day of the period.</param>
public sealed record SagaRenewal(Guid SubscriptionId, string PlanName, DateOnly PeriodStart);

/// <summary>A saga with every step.</summary>
/// <param name="Saga">The saga.</param>
/// <param name="Steps">Every command that it sent or is to send, in the order of its number.</param>
/// <param name="Deeds">What people did to it, oldest first.</param>
public sealed record SagaDetails(SagaSummary Saga, IReadOnlyList<SagaStep> Steps, IReadOnlyList<SagaDeed> Deeds);
