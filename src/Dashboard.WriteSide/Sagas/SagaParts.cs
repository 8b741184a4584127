using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Sagas;

/// <summary>What runs the sagas of one kind.</summary>
/// <param name="Reader">Tells them of the log.</param>
/// <param name="Courier">Sends their commands.</param>
/// <param name="Alarm">Tells them the time.</param>
/// <param name="Gate">Lets one of them write at a time.</param>
/// <param name="Runner">Does all three until it is stopped.</param>
internal sealed record SagaParts(SagaReader Reader, SagaCourier Courier, SagaAlarm Alarm, SagaGate Gate, SagaRunner Runner)
{
    /// <summary>The parts for a definition.</summary>
    public static SagaParts Of(SagaDefinition definition, IServiceProvider services)
    {
        var gate = new SagaGate();
        var reader = ActivatorUtilities.CreateInstance<SagaReader>(services, definition, gate);
        var courier = ActivatorUtilities.CreateInstance<SagaCourier>(services, definition, gate);
        var alarm = ActivatorUtilities.CreateInstance<SagaAlarm>(services, definition, gate);
        return new SagaParts(reader, courier, alarm, gate, ActivatorUtilities.CreateInstance<SagaRunner>(services, reader, courier, alarm));
    }
}
