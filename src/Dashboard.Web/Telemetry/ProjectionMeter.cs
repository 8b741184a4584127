using System.Diagnostics.Metrics;
using Dashboard.ReadSide.Projections;
using Source = Dashboard.Domain.Telemetry;

namespace Dashboard.Web.Telemetry;

/// <summary>Gauges of the projections, read from the one monitor when somebody measures.</summary>
internal sealed class ProjectionMeter
{
    public ProjectionMeter(IProjectionMonitor monitor)
    {
        Gauge("dashboard.projection.lag", "s", "How far behind the present it is.", status => status.Lag.TotalSeconds);
        Gauge("dashboard.projection.behind", "{event}", "Events waiting.", status => status.EventsBehind);
        Gauge("dashboard.projection.rate", "{event}/s", "Events folded a second, on this node.", status => status.IsElsewhere ? 0 : status.EventsPerSecond);
        Gauge("dashboard.projection.parked", "{event}", "Events set aside.", status => status.Parked);

        void Gauge(string name, string unit, string meaning, Func<ProjectionStatus, double> read) => Source.Meter.CreateObservableGauge(
            name,
            () => monitor.Statuses.Select(status => new Measurement<double>(read(status), new KeyValuePair<string, object?>("projection", status.Name))),
            unit, meaning);
    }
}
