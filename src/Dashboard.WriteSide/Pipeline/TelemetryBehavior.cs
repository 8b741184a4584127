using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dashboard.Domain;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>First in the pipeline: a span and a duration for every command, whatever becomes of it.</summary>
internal sealed partial class TelemetryBehavior<TCommand, TOutcome>(ILogger<TelemetryBehavior<TCommand, TOutcome>> logger, TimeProvider clock)
    : IPipelineBehavior<TCommand, TOutcome>
    where TCommand : ICommand, IRequest<TOutcome>
    where TOutcome : IOutcome<TOutcome>
{
    private static readonly Histogram<double> Duration =
        Telemetry.Meter.CreateHistogram<double>("dashboard.command.duration", "ms", "Time a command took, from the first behaviour to the commit.");

    public async Task<TOutcome> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        var name = typeof(TCommand).Name;
        using var activity = Telemetry.Source.StartActivity(name);
        activity?.SetTag("dashboard.command.id", request.CommandId);
        var started = clock.GetTimestamp();
        var result = "failed";
        try
        {
            var outcome = await next();
            result = outcome.Refusal?.Code ?? "accepted";
            return outcome;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            LogFailure(e, name, request.CommandId);
            throw;
        }
        finally
        {
            activity?.SetTag("dashboard.command.result", result);
            Duration.Record(clock.GetElapsedTime(started).TotalMilliseconds, new("command", name), new("result", result));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Command} {CommandId} failed.")]
    private partial void LogFailure(Exception exception, string command, Guid commandId);
}
