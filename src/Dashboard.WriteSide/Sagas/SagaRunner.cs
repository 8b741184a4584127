using Dashboard.WriteSide.EventLog;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>
/// Runs the sagas of a kind until it is stopped: reads the log, sends what is due, rings when time is over. One runner of a kind
/// at a time; should there be two for a moment, each turn is still written once and each command done once.
/// </summary>
internal sealed class SagaRunner(
    SagaReader reader, SagaCourier courier, SagaAlarm alarm, SagaBook book, CommitBell commits, IOptions<SagaOptions> options, TimeProvider clock)
{
    /// <summary>What was just committed may not be readable yet, while an earlier transaction is open: it is looked for a few times in quick succession.</summary>
    private const int LooksAfterARing = 10;

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(5);

    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>Runs until it is stopped, or something fails that does not pass by itself.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await reader.BeginAsync(cancellationToken);
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] loops = [ReadAsync(together.Token), SendAsync(together.Token), RingAsync(together.Token)];
        await Task.WhenAny(loops);
        await together.CancelAsync();
        await Task.WhenAll(loops);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        for (var soon = 0; ; soon--)
        {
            var rung = commits.Next;
            if (await book.UnlessMovedAsync(reader.ReadAsync, cancellationToken) > 0)
            {
                WakeSender();
                continue;
            }

            await Task.WhenAny(rung, Task.Delay(soon > 0 ? Soon : options.Value.PollInterval, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            soon = rung.IsCompleted ? LooksAfterARing : soon;
        }
    }

    private async Task RingAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await book.UnlessMovedAsync(alarm.RingAsync, cancellationToken) > 0)
            {
                WakeSender();
            }

            await Task.Delay(options.Value.PollInterval, clock, cancellationToken);
        }
    }

    /// <summary>Sends several at once, of each saga one: what undoes a step must not overtake the step.</summary>
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var busy = new Dictionary<Guid, Task>();
        try
        {
            while (true)
            {
                foreach (var (saga, sent) in busy.Where(pair => pair.Value.IsCompleted).ToList())
                {
                    busy.Remove(saga);
                    await sent;
                }

                var due = busy.Count < options.Value.AtOnce
                    ? await courier.DueAsync([.. busy.Keys], options.Value.AtOnce - busy.Count, cancellationToken)
                    : [];
                foreach (var command in due)
                {
                    busy.Add(command.SagaId, courier.SendAsync(command, cancellationToken));
                }

                if (due.Count == 0)
                {
                    using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                    Task[] wakes = [.. busy.Values, _bell.WaitAsync(enough.Token), Task.Delay(options.Value.PollInterval, clock, enough.Token)];
                    await Task.WhenAny(wakes);
                    await enough.CancelAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            await Task.WhenAll(busy.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void WakeSender()
    {
        lock (_lock)
        {
            if (_bell.CurrentCount == 0)
            {
                _bell.Release();
            }
        }
    }
}
