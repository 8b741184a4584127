using Dashboard.Domain.Log;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Tests.Fakes;

namespace Dashboard.Web.Tests.Components.Operations;

/// <summary>Projections, rebuilds and waiting rows for the console to show. It is 14:03:22 in London.</summary>
internal static class Yard
{
    public static readonly DateTimeOffset Now = new ManualTime().GetUtcNow();

    public static readonly Guid RebuildId = Guid.Parse("01950000-0000-7000-8000-00000000001e");

    public static ProjectionStatus Status(string name = ProjectionNames.Orders) => new()
    {
        Name = name,
        Version = 2,
        State = ProjectionState.Running,
        Position = new LogPosition(900, 12_300),
        Head = new LogPosition(901, 12_345),
        AsOf = Now,
        Lag = TimeSpan.Zero,
        HeartbeatAt = Now,
        Node = "till-1",
        EventsPerSecond = 42,
        RecentRates = [0, 10, 42],
    };

    public static ProjectionView Projection(string name = ProjectionNames.Orders) => new()
    {
        Status = Status(name),
        StoredVersion = 2,
        Tables = [new TableView("OrderRow", 11_725, 8_400_000)],
        Estimate = new RebuildEstimate(50_000, TimeSpan.FromSeconds(90), 9_000_000),
    };

    public static ConsoleView Console(params IReadOnlyList<ProjectionView> projections) =>
        new() { Projections = projections, LowMark = new LowMark(901, 0, null) };

    public static RebuildView Rebuild(RebuildState state = RebuildState.Copying, RebuildMode mode = RebuildMode.Swap) => new()
    {
        RebuildId = RebuildId,
        Projection = ProjectionNames.Orders,
        Mode = mode,
        State = state,
        Reason = "totals look odd",
        RequestedBy = "Ana Administrator",
        RequestedAt = Now.AddSeconds(-40),
        StartedAt = state is RebuildState.Requested ? null : Now.AddSeconds(-38),
        EndedAt = IsOver(state) ? Now.AddSeconds(-2) : null,
        Node = state is RebuildState.Requested ? null : "till-1",
        EventsHandled = state is RebuildState.Requested ? 0 : 20_000,
        EventsToHandle = 50_000,
        EventsPerSecond = 1_000,
        TimeLeft = state is RebuildState.Copying ? TimeSpan.FromSeconds(30) : null,
        Error = state is RebuildState.Failed ? "The disk is full." : null,
        Comparison = state is RebuildState.AwaitingApproval or RebuildState.Compared ? Differing : null,
        Cancellation = state is RebuildState.Cancelled ? new Decision("Ben Boss", Now, "not tonight") : null,
    };

    public static Comparison Differing { get; } = new()
    {
        Added = 1,
        Removed = 2,
        Changed = 3,
        Same = 11_700,
        Samples =
        [
            new RowDifference("OrderRow", "17", [new ValueDifference("Total", "20.00", "21.50")]),
            new RowDifference("OrderRow", "18", [new ValueDifference("Number", null, "18")]),
            new RowDifference("OrderRow", "19", [new ValueDifference("Number", "19", null)]),
        ],
    };

    public static ParkedRowView Parked(string key = "17", int waiting = 2) => new(
        "OrderRow",
        key,
        [
            new ParkedEventView
            {
                Position = new LogPosition(700, 9_001), EventId = Guid.Parse("01950000-0000-7000-8000-0000000000e1"), Name = "order-submitted",
                RecordedAt = Now.AddMinutes(-5), ParkedAt = Now.AddMinutes(-4), Fault = FaultKind.PoisonEvent,
                Sentence = "The total is negative.", Stack = "   at OrdersProjection.Apply", Payload = """{"total":-1,"city":"Köln"}""",
            },
            new ParkedEventView
            {
                Position = new LogPosition(701, 9_002), EventId = Guid.Parse("01950000-0000-7000-8000-0000000000e2"), Name = "order-confirmed",
                RecordedAt = Now.AddMinutes(-3), ParkedAt = Now.AddMinutes(-3), Sentence = "An earlier event of this row waits.", Payload = "{broken",
            },
        ],
        waiting);

    public static ProjectionFault Fault(FaultKind kind = FaultKind.Database) => new()
    {
        Kind = kind, Sentence = "A value is too long.", Stack = "   at BatchWriter.Write", EventName = "order-submitted", Position = new LogPosition(700, 9_001), At = Now,
    };

    private static bool IsOver(RebuildState state) => state is RebuildState.Swapped or RebuildState.Compared or RebuildState.Cancelled or RebuildState.Failed;
}
