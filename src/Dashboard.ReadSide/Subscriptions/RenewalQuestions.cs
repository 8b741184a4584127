using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;

namespace Dashboard.ReadSide.Subscriptions;

/// <summary>The renewals in a state, or in any, newest first, a page of them.</summary>
public sealed record ListRenewals : IQuestion<Page<RenewalView>>
{
    public RenewalState? State { get; init; }

    /// <summary>Of those that are settled, only those of the last days, today included; nothing for all.</summary>
    public int? Days { get; init; }

    public PageRequest Page { get; init; } = new();

    public IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions, ProjectionNames.Sagas];
}

/// <summary>Every state's renewals: what is open, and what was settled in the last days.</summary>
/// <param name="Days">How many days, from 1, today included.</param>
/// <param name="AtMost">Renewals told of each state.</param>
public sealed record GetRenewalBoard(int Days = 30, int AtMost = 25) : IQuestion<RenewalBoard>
{
    public IReadOnlyList<string> Projections => [ProjectionNames.Subscriptions, ProjectionNames.Sagas];
}

/// <summary>Renewals by their state.</summary>
/// <param name="From">First day of the store of which settled ones are told.</param>
/// <param name="Lanes">A lane a state, in the order of the states; also of states that none is in.</param>
public sealed record RenewalBoard(DateOnly From, IReadOnlyList<RenewalLane> Lanes)
{
    /// <summary>The lane of a state.</summary>
    public RenewalLane this[RenewalState state] => Lanes.Single(lane => lane.State == state);
}

/// <summary>The renewals in a state.</summary>
/// <param name="State">The state.</param>
/// <param name="Renewals">How many.</param>
/// <param name="Amount">What they come to, in the shop's currency.</param>
/// <param name="Items">Some of them: open ones that are tried soonest, settled ones newest first.</param>
public sealed record RenewalLane(RenewalState State, int Renewals, decimal Amount, IReadOnlyList<RenewalView> Items);

/// <summary>A renewal, with whose it is.</summary>
public sealed record RenewalView(RenewalRow Renewal, string CustomerName, string CustomerEmail)
{
    /// <summary>Why it goes no further until a person has looked; nothing when it does.</summary>
    public RenewalTrouble? Trouble { get; init; }
}

/// <summary>Why a renewal waits for a person.</summary>
/// <param name="SagaId">The saga that needs one.</param>
/// <param name="Why">What it says.</param>
public sealed record RenewalTrouble(Guid SagaId, string Why);
