using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.History;

/// <summary>Keeps snapshots of what wishes for them, one thing at a time and in nobody's way: neither who opens a thing nor who changes it waits.</summary>
internal sealed partial class SnapshotKeeper(SnapshotWishes wishes, StreamHistory history, ILogger<SnapshotKeeper> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var id in wishes.TakeAllAsync(stoppingToken))
            {
                await KeepAsync(id, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whatever was wished for is wished for again when it is opened.
            return;
        }
    }

    private async Task KeepAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await history.KeepAsync(id, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFault(e, id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Snapshots of {Stream} could not be kept; they are tried again when it is opened.")]
    private partial void LogFault(Exception exception, Guid stream);
}
