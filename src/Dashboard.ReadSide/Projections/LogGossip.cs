using Dashboard.Domain.Log;
using Dashboard.ReadSide.Storage;
using Microsoft.Extensions.Logging;

namespace Dashboard.ReadSide.Projections;

/// <summary>
/// Nodes tell each other that the log has grown. It is told beside the commands, never in their transactions (the
/// database would make those wait for each other), and many commands are told at once.
/// </summary>
internal sealed partial class LogGossip(SharedLogSignal signal, IReadDatabase database, TimeProvider clock, ILogger<LogGossip> logger)
{
    /// <summary>Least time between two tellings.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    /// <summary>Pause after a fault: nothing is lost, as everybody also looks by themselves.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(TellAsync(cancellationToken), HearAsync(cancellationToken));

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await signal.WaitForNewsAsync(cancellationToken);
            var pause = Gather;
            try
            {
                await database.NotifyAsync(cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogFault(fault);
                pause = AfterFault;
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await database.ListenAsync(() => signal.Raise(null), cancellationToken);
                return;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogFault(fault);
                await Task.Delay(AfterFault, clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other nodes cannot be told of new events, or do not tell; everybody goes on looking by themselves.")]
    private partial void LogFault(Exception exception);
}
