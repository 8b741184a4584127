using System.Data.Common;
using System.Text.Json;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Tests.Operations;

public sealed class FaultRuleTests
{
    public static TheoryData<Exception, bool, FaultKind> Events => new()
    {
        { new UnknownEventException("customer-beamed-up", 1), true, FaultKind.UnknownEvent },
        { new JsonException("another shape"), true, FaultKind.PoisonEvent },
        { new InvalidDataException("not to my taste"), false, FaultKind.PoisonEvent },
        { new OverflowException("too much"), false, FaultKind.PoisonEvent },
        { new FormatException("no key"), true, FaultKind.HandlerBug },
        { new NullReferenceException(), false, FaultKind.HandlerBug },
        { new InvalidCastException(), false, FaultKind.HandlerBug },
        { new DbUpdateException("it does not fit", new Refused()), false, FaultKind.Database },
    };

    public static TheoryData<Exception, bool, FaultKind> Runners => new()
    {
        { new DbUpdateException("a deadlock", new Refused()), true, FaultKind.Transient },
        { new TimeoutException("slow today"), false, FaultKind.Transient },
        { new ProjectionLockLostException("Sales"), false, FaultKind.Transient },
        { new DbUpdateException("no such table", new Refused()), false, FaultKind.Database },
        { new InvalidOperationException("no such entity"), false, FaultKind.HandlerBug },
        { new UnknownEventException("customer-beamed-up", 1), false, FaultKind.UnknownEvent },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Fault_OfAnEvent_IsOfItsKind(Exception fault, bool inKeys, FaultKind kind) => Assert.Equal(kind, FaultRule.OfEvent(fault, inKeys));

    [Theory]
    [MemberData(nameof(Runners))]
    public void Fault_OfARunner_IsOfItsKind(Exception fault, bool passes, FaultKind kind) => Assert.Equal(kind, FaultRule.OfRunner(fault, passes));

    private sealed class Refused() : DbException("The database refuses.");
}
