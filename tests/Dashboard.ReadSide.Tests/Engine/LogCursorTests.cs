using System.Collections.Concurrent;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing;
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
    private readonly IEventLogSignal _signal = Substitute.For<IEventLogSignal>();
    private readonly LogTail _tail;
    private readonly LogCursor _cursor;

    public LogCursorTests()
    {
        _reader.ReadAsync(default, default, default).ReturnsForAnyArgs(call => Read(call.ArgAt<LogPosition>(0), Newest));
        _signal.WaitAsync(default, default).ReturnsForAnyArgs(call => Task.Delay(1, call.ArgAt<CancellationToken>(1)));
        _reader.ReadableHeadAsync(Arg.Any<CancellationToken>()).Returns(_ => Newest);
        _reader.HeadAsync(Arg.Any<CancellationToken>()).Returns(_ => Newest);
        _reader.ReadStretchAsync(default, default, default!, default, default).ReturnsForAnyArgs(call => new LogStretch(Read(call.ArgAt<LogPosition>(0), call.ArgAt<LogPosition>(1))));
        var options = Options.Create(new ProjectionOptions { BatchSize = Batch, WindowSize = 2 * Batch });
        _tail = new LogTail(_reader, _signal, options, TimeProvider.System, NullLogger<LogTail>.Instance);
        _cursor = new LogCursor(_tail, _reader, TimeProvider.System, new CustomerStatsProjection(), Batch);
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

    [Fact]
    public async Task Runner_ThatIsHeldUpWhileTheTailMovesOn_SkipsNothing()
    {
        Register(1);
        var first = await _cursor.NextAsync(LogPosition.Start, Ended);
        var (before, held) = (SynchronizationContext.Current, new HeldUp());
        SynchronizationContext.SetSynchronizationContext(held);
        var waiting = _cursor.NextAsync(first.End, Ended);
        SynchronizationContext.SetSynchronizationContext(before);

        // While the runner gets no time, the tail reads on until what the runner has not seen is out of its window.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ended);
        Register(10);
        var reading = _tail.RunAsync(new Pulse(TimeProvider.System), stop.Token);
        await Eventually.TrueAsync(() => _tail.Look().View?.End == Newest && _tail.Look().View?.Before > first.End, "the tail has moved on");
        held.GoOn();

        var read = new List<LogPosition>(first.Events.Select(told => told.Position));
        var portion = await waiting;
        for (var turn = 0; turn < 20; turn++)
        {
            read.AddRange(portion.Events.Select(told => told.Position));
            if (read[^1] == Newest)
            {
                break;
            }

            portion = await _cursor.NextAsync(read[^1], Ended);
        }

        await stop.CancelAsync();
        await Task.WhenAny(reading);
        Assert.Equal(_history.Events.Select(told => told.Position), read);
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

    /// <summary>Keeps what wants to go on until it is let go, as a machine does that has no time for it.</summary>
    private sealed class HeldUp : SynchronizationContext
    {
        private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _waiting = [];

        public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue((d, state));

        public void GoOn()
        {
            while (_waiting.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
        }
    }
}
