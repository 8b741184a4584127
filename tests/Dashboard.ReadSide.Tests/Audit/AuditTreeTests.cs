using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Audit;

namespace Dashboard.ReadSide.Tests.Audit;

public sealed class AuditTreeTests
{
    [Fact]
    public void Events_OfOneClick_HangUnderWhatCausedThem()
    {
        var (click, sent) = (Guid.NewGuid(), Guid.NewGuid());
        var first = Entry(1, command: click, cause: click);
        var second = Entry(2, command: click, cause: click);
        var reaction = Entry(3, command: Guid.NewGuid(), cause: second.EventId);
        var answered = Entry(4, command: sent, cause: reaction.EventId);
        var noted = Entry(5, command: Guid.NewGuid(), cause: sent);

        var tree = AuditTree.Of([first, second, reaction, answered, noted]);

        Assert.Equal([(1L, 0), (2L, 0), (3L, 1), (4L, 2), (5L, 3)], tree.Select(node => (node.Entry.Position.Sequence, node.Depth)));
    }

    [Fact]
    public void Event_ThatNamesALaterOne_StandsAtTheTop()
    {
        var later = Entry(2, command: Guid.NewGuid(), cause: Guid.NewGuid());
        var early = Entry(1, command: Guid.NewGuid(), cause: later.EventId);
        var circle = later with { CausationId = early.EventId };

        var tree = AuditTree.Of([early, circle]);

        Assert.Equal([(1L, 0), (2L, 1)], tree.Select(node => (node.Entry.Position.Sequence, node.Depth)));
    }

    private static AuditEntry Entry(long sequence, Guid command, Guid cause) => new()
    {
        Position = new LogPosition(7, sequence),
        EventId = Guid.NewGuid(),
        RecordedAt = DateTimeOffset.UnixEpoch,
        OccurredAt = DateTimeOffset.UnixEpoch,
        ActorId = Guid.Empty,
        Who = "Ana",
        Name = "order-created",
        StreamKind = "order",
        StreamId = Guid.Empty,
        StreamVersion = 1,
        Thing = "Order 1",
        Sentence = "Ana began order 1.",
        Origin = Origin.Unknown,
        CommandId = command,
        CorrelationId = Guid.Empty,
        CausationId = cause,
    };
}
