using Microsoft.Extensions.Logging;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>What goes on beside the work of a rebuild. A book that cannot be read or written for a while is no reason to stop.</summary>
internal sealed partial class RebuildVigil(string projection, RebuildBook book, TimeSpan interval, TimeProvider clock, ILogger logger)
{
    /// <summary>Writes the progress down until it is cancelled.</summary>
    public async Task KeepAsync(RebuildProgress progress, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await progress.KeepAsync(cancellationToken);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogUntold(fault, projection);
                await Task.Delay(interval, clock, CancellationToken.None);
            }
        }
    }

    /// <summary>Cancels the work when the rebuild was called off; ends with it.</summary>
    public async Task WatchAsync(Guid rebuildId, CancellationTokenSource work)
    {
        while (!work.IsCancellationRequested)
        {
            try
            {
                if ((await book.RequestAsync(rebuildId, work.Token))?.CancelledAt is not null)
                {
                    await work.CancelAsync();
                }

                await Task.Delay(interval, clock, work.Token);
            }
            catch (Exception) when (work.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogUntold(fault, projection);
                await Task.Delay(interval, clock, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The book of the rebuild of {Projection} could not be read or written; it is tried again.")]
    private partial void LogUntold(Exception exception, string projection);
}
