using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Runs all sagas of this node while the program runs; of each kind those of one node, the others stand by.</summary>
internal sealed class SagaHost(IEnumerable<SagaDefinition> definitions, NodeDuty duty, IServiceProvider services, IOptions<SagaOptions> options) : BackgroundService
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
        return duty.KeepAsync(definition.Name, options.Value.Run, parts.Reader.BeginAsync, parts.Runner.RunAsync, cancellationToken);
    }
}
