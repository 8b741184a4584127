using System.ComponentModel.DataAnnotations;

namespace Dashboard.ReadSide.Projections;

/// <summary>How projections run (configuration section <c>Projections</c>).</summary>
public sealed record ProjectionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Projections";

    /// <summary>Whether this node may run projections; otherwise it only watches those of other nodes.</summary>
    public bool Run { get; set; } = true;

    /// <summary>Most events folded in one transaction.</summary>
    [Range(1, 10_000, ErrorMessage = "Projections:BatchSize must lie between 1 and 10000.")]
    public int BatchSize { get; set; } = 500;

    /// <summary>Newest events kept in memory for all projections; one that is further behind reads the log by itself.</summary>
    [Range(1, 100_000, ErrorMessage = "Projections:WindowSize must lie between 1 and 100000.")]
    public int WindowSize { get; set; } = 1_024;

    /// <summary>How often the log and the checkpoints are looked at when nothing wakes the readers.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00", ErrorMessage = "Projections:PollInterval must lie between 10 ms and 1 min.")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often a node that stands by tries to take over.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00", ErrorMessage = "Projections:LockRetry must lie between 10 ms and 5 min.")]
    public TimeSpan LockRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time for which a checkpoint that moved over events of no concern is kept in memory alone.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ErrorMessage = "Projections:IdleCheckpoint must lie between 0 and 1 min.")]
    public TimeSpan IdleCheckpoint { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Pause after the first fault; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "Projections:FirstRetry must lie between 1 ms and 1 min.")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause between two tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "Projections:LongestRetry must lie between 1 ms and 1 h.")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A runner that gives no sign of life for so long is shown as stalled, and begun anew.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00", ErrorMessage = "Projections:StalledAfter must lie between 100 ms and 1 h.")]
    public TimeSpan StalledAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often in a row a fault that does not pass by itself is tried before the projection stops.</summary>
    [Range(1, 1_000, ErrorMessage = "Projections:Attempts must lie between 1 and 1000.")]
    public int Attempts { get; set; } = 8;
}
