using Dashboard.WriteSide.Sagas;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>Writes and sends messages while the program runs, on one node at a time.</summary>
internal sealed partial class MessageHost(
    MessageReader reader, MessageRunner runner, NodeDuty duty, SagaBook book, IOptions<MailOptions> options, ILogger<MessageHost> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await duty.KeepAsync(MessageLog.Name, options.Value.Run, BeginAsync, runner.RunAsync, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends: what is handed over was waited for, and what was not goes on with whoever runs next.
            return;
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await reader.BeginAsync(cancellationToken);
        }
        catch (Exception e) when (book.IsMove(e))
        {
            LogBegunElsewhere(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Another node wrote the first checkpoint.")]
    private partial void LogBegunElsewhere(Exception exception);
}
