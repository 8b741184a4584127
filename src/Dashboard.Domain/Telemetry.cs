using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dashboard.Domain;

/// <summary>The one source of traces and the one meter, both named <c>Dashboard</c>.</summary>
public static class Telemetry
{
    /// <summary>Name of the source and of the meter.</summary>
    public const string Name = "Dashboard";

    /// <summary>Traces: a span a command, a batch of a projection, an import.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counters and histograms.</summary>
    public static Meter Meter { get; } = new(Name);
}
