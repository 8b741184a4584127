using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Runs all sagas of this node while the program runs; of each kind those of one node, the others stand by.</summary>
internal sealed partial class SagaHost(
    IEnumerable<SagaDefinition> definitions, ISagaLocks locks, SagaBook book, IServiceProvider services, IOptions<SagaOptions> options, TimeProvider clock, ILogger<SagaHost> logger)
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

    private async Task KeepRunningAsync(SagaDefinition definition, CancellationToken cancellationToken)
    {
        var parts = SagaParts.Of(definition, services);
        for (var faults = 0; ; faults++)
        {
            try
            {
                // Also on a node that stands by or never runs them: what happens from now on is of concern, whoever runs.
                await BeginAsync(parts.Reader, cancellationToken);
                while (options.Value.Run)
                {
                    await RunOnceAsync(definition, parts.Runner, cancellationToken);
                    faults = 0;
                    await Task.Delay(options.Value.LockRetry, clock, cancellationToken);
                }

                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                var pause = options.Value.PauseAfter(faults + 1, Random.Shared.NextDouble());
                LogFault(e, definition.Name, pause);
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
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

    /// <summary>Runs them as long as this node has the right to; not at all when another node has it.</summary>
    private async Task RunOnceAsync(SagaDefinition definition, SagaRunner runner, CancellationToken cancellationToken)
    {
        if (await locks.TryTakeAsync(definition.Name, cancellationToken) is not { } right)
        {
            return;
        }

        await using (right)
        {
            LogRuns(definition.Name);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, right.Lost);
            try
            {
                await runner.RunAsync(either.Token);
            }
            catch (OperationCanceledException e) when (right.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                LogLost(e, definition.Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This node runs the sagas {Saga}.")]
    private partial void LogRuns(string saga);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This node lost the right to run the sagas {Saga}.")]
    private partial void LogLost(Exception exception, string saga);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Another node wrote the first checkpoint.")]
    private partial void LogBegunElsewhere(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sagas {Saga} failed; they are run again in {Pause}.")]
    private partial void LogFault(Exception exception, string saga, TimeSpan pause);
}
