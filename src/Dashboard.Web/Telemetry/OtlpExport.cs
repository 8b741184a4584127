using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Source = Dashboard.Domain.Telemetry;

namespace Dashboard.Web.Telemetry;

/// <summary>Sends traces and measurements to the collector that <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names; nothing where it names none.</summary>
internal sealed class OtlpExport(IConfiguration configuration, ProjectionMeter projections) : IHostedService, IDisposable
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
    [
        Source.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.Server.Circuits", "Npgsql", "System.Runtime",
    ];

    private static readonly string[] Sources = [Source.Name, "Microsoft.AspNetCore", "Npgsql"];

    private readonly ProjectionMeter _projections = projections;
    private TracerProvider? _traces;
    private MeterProvider? _measurements;

    /// <summary>Whether anything is sent.</summary>
    public bool IsOn => _projections is not null && !string.IsNullOrWhiteSpace(configuration[EndpointKey]);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsOn)
        {
            var resource = ResourceBuilder.CreateDefault().AddService(Source.Name);
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build();
            _measurements = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
        }

        return Task.CompletedTask;
    }

    /// <summary>Sends what is left.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _measurements?.Dispose();
        (_traces, _measurements) = (null, null);
    }
}
