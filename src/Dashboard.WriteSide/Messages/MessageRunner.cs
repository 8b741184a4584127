using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Sagas;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>Makes messages of the log and sends what is due, until it is stopped. One runner at a time; should there be two for a moment, nothing is made or sent twice.</summary>
internal sealed class MessageRunner(
    MessageReader reader, PriceFallTeller teller, MessageCourier courier, SagaBook book, CommitBell commits,
    IOptions<SagaOptions> sagas, IOptions<MailOptions> mail, TimeProvider clock)
{
    private readonly CommitBell _written = new();

    /// <summary>Runs until it is stopped, or something fails that does not pass by itself.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await book.UnlessMovedAsync(async token =>
        {
            await courier.RecoverAsync(token);
            return false;
        }, cancellationToken);
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] loops = [WriteAsync(together.Token), SendAsync(together.Token)];
        await Task.WhenAny(loops);
        await together.CancelAsync();
        await Task.WhenAll(loops);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var rung = commits.Next;
            var read = await book.UnlessMovedAsync(async token => await reader.ReadAsync(token) > 0, cancellationToken);
            var told = await book.UnlessMovedAsync(teller.TellAsync, cancellationToken);
            if (read || told)
            {
                _written.Ring();
            }
            else
            {
                await WaitAsync(cancellationToken, rung);
            }
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task[] rings = [_written.Next, commits.Next];
            var due = await courier.DueAsync(cancellationToken);
            if (due.Count == 0)
            {
                await WaitAsync(cancellationToken, rings);
                continue;
            }

            var several = new ParallelOptions { MaxDegreeOfParallelism = mail.Value.AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(due, several, async (id, token) => await courier.SendAsync(id, token));
        }
    }

    /// <summary>Waits for a ring, or until it is time to look without one: other nodes ring nobody here.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken, params Task[] rings)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny([.. rings, Task.Delay(sagas.Value.PollInterval, clock, enough.Token)]);
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
