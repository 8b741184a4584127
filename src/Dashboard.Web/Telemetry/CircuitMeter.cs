using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Source = Dashboard.Domain.Telemetry;

namespace Dashboard.Web.Telemetry;

/// <summary>Counts the browsers that have the dashboard open, and those whose connection is lost for the moment.</summary>
internal sealed class CircuitMeter : CircuitHandler
{
    private static readonly UpDownCounter<int> Open =
        Source.Meter.CreateUpDownCounter<int>("dashboard.circuits.open", "{circuit}", "Circuits that are kept, connected or not.");

    private static readonly UpDownCounter<int> Connected =
        Source.Meter.CreateUpDownCounter<int>("dashboard.circuits.connected", "{circuit}", "Circuits with a browser at the other end.");

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => Add(Open, 1);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => Add(Open, -1);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Add(Connected, 1);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Add(Connected, -1);

    private static Task Add(UpDownCounter<int> counter, int change)
    {
        counter.Add(change);
        return Task.CompletedTask;
    }
}
