using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Sagas;

/// <summary>In what order sagas are listed; ties by id.</summary>
public enum SagaSort
{
    /// <summary>By their age.</summary>
    StartedAt,

    MovedAt,
}

/// <summary>The sagas that fit, a page of them.</summary>
public sealed record ListSagas : IQuestion<Page<SagaSummary>>
{
    /// <summary>Name of their definition; nothing for all.</summary>
    public string? Kind { get; init; }

    public SagaState? State { get; init; }

    /// <summary>Only those that are over, or only those that are not; nothing for both.</summary>
    public bool? IsOver { get; init; }

    /// <summary>Only those that began at least so long ago.</summary>
    public TimeSpan? MinAge { get; init; }

    public SagaSort Sort { get; init; } = SagaSort.StartedAt;

    /// <summary>Youngest first.</summary>
    public bool Descending { get; init; } = true;

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.Sagas, ProjectionNames.Orders, ProjectionNames.Subscriptions];
}

/// <summary>One saga with every step; nothing when there is none of that id.</summary>
public sealed record GetSaga(Guid SagaId) : IQuestion<SagaDetails?>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Sagas, ProjectionNames.Orders, ProjectionNames.Subscriptions];
}

/// <summary>The sagas about something, such as an order, oldest first, with every step.</summary>
/// <param name="Key">Identity of what they are about.</param>
public sealed record SagasAbout(Guid Key) : IQuestion<IReadOnlyList<SagaDetails>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Sagas, ProjectionNames.Orders, ProjectionNames.Subscriptions];
}

/// <summary>How many sagas there are of each kind in each state; a row only where there are some.</summary>
public sealed record CountSagas : IQuestion<IReadOnlyList<SagaCount>>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Sagas];
}
