using Dashboard.WriteSide.Sagas;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>Writes and sends messages while the program runs, on one node at a time.</summary>
internal sealed class MessageHost(MessageReader reader, MessageRunner runner, NodeDuty duty, IOptions<MailOptions> options) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await duty.KeepAsync(MessageLog.Name, options.Value.Run, reader.BeginAsync, runner.RunAsync, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends: what is handed over was waited for, and what was not goes on with whoever runs next.
            return;
        }
    }
}
