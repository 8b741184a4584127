using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Tests.Folding;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>A projection that is far behind the head of the log.</summary>
public sealed class LogCursorTests
{
    private const int Batch = 2;

    private readonly History _history = new();
    private readonly IEventLogReader _reader = Substitute.For<IEventLogReader>();
    private readonly LogCursor _cursor;

    public LogCursorTests()
    {
        _reader.ReadableHeadAsync(Arg.Any<CancellationToken>()).Returns(_ => Newest);
        _reader.HeadAsync(Arg.Any<CancellationToken>()).Returns(_ => Newest);
        _reader.ReadStretchAsync(default, default, default!, default, default).ReturnsForAnyArgs(call => Read(call.ArgAt<LogPosition>(0), call.ArgAt<LogPosition>(1)));
        var tail = new LogTail(_reader, Substitute.For<IEventLogSignal>(), Options.Create(new ProjectionOptions()), TimeProvider.System, NullLogger<LogTail>.Instance);
        _cursor = new LogCursor(tail, _reader, TimeProvider.System, new CustomerStatsProjection(), Batch);
    }

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    private LogPosition Newest => _history.Events[^1].Position;

    [Fact]
    public async Task FarBehind_AsksOnceWhereTheLogEnds_AndReadsUpToThere()
    {
        Register(7);
        var at = await ReadAsync(LogPosition.Start, batches: 3);

        await _reader.Received(1).ReadableHeadAsync(Arg.Any<CancellationToken>());
        await _reader.Received(1).HeadAsync(Arg.Any<CancellationToken>());
        Assert.Equal(6, at.Sequence);
    }

    [Fact]
    public async Task WhatWasWrittenMeanwhile_IsReadAfterwards_AndNothingTwice()
    {
        Register(3);
        var first = await _cursor.NextAsync(LogPosition.Start, Ended);
        Register(2);

        var second = await _cursor.NextAsync(first.End, Ended);
        var third = await _cursor.NextAsync(second.End, Ended);

        Assert.Equal([1, 2, 3, 4, 5], first.Events.Concat(second.Events).Concat(third.Events).Select(told => told.Position.Sequence));
        Assert.Equal(Newest, third.Head);
    }

    private async Task<LogPosition> ReadAsync(LogPosition after, int batches)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            var portion = await _cursor.NextAsync(after, Ended);
            Assert.Equal(Batch, portion.Events.Count);
            after = portion.End;
        }

        return after;
    }

    private void Register(int customers)
    {
        for (var customer = 0; customer < customers; customer++)
        {
            _history.Add(new CustomerRegistered { CustomerId = Guid.CreateVersion7(), Name = "Ana", Email = "ana@example.com" });
        }
    }

    private IReadOnlyList<LoggedEvent> Read(LogPosition after, LogPosition until) =>
        [.. _history.Events.Where(told => told.Position > after && told.Position <= until).Take(Batch)];
}
