using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Runs all sagas of this node while the program runs; of each kind those of one node, the others stand by.</summary>
internal sealed partial class SagaHost(
    IEnumerable<SagaDefinition> definitions, NodeDuty duty, SagaBook book, IServiceProvider services, IOptions<SagaOptions> options, ILogger<SagaHost> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(definitions.Select(definition => KeepRunningAsync(definition, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends: what was half done is done again, under the same ids, by whoever runs next.
            return;
        }
    }

    private Task KeepRunningAsync(SagaDefinition definition, CancellationToken cancellationToken)
    {
        var parts = SagaParts.Of(definition, services);

        // Begun on a node that stands by or never runs them, too: what happens from now on is of concern, whoever runs.
        return duty.KeepAsync(definition.Name, options.Value.Run, token => BeginAsync(parts.Reader, token), parts.Runner.RunAsync, cancellationToken);
    }

    private async Task BeginAsync(SagaReader reader, CancellationToken cancellationToken)
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
