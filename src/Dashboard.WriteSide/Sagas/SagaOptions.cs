using System.ComponentModel.DataAnnotations;

namespace Dashboard.WriteSide.Sagas;

/// <summary>How sagas run (configuration section <c>Sagas</c>).</summary>
public sealed class SagaOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Sagas";

    /// <summary>Whether this node may run sagas; otherwise orders that it takes wait for another node.</summary>
    public bool Run { get; set; } = true;

    /// <summary>Most events taken in one transaction.</summary>
    [Range(1, 10_000, ErrorMessage = "Sagas:BatchSize must lie between 1 and 10000.")]
    public int BatchSize { get; set; } = 200;

    /// <summary>Most commands sent at once; those of one saga are sent one after the other.</summary>
    [Range(1, 100, ErrorMessage = "Sagas:AtOnce must lie between 1 and 100.")]
    public int AtOnce { get; set; } = 16;

    /// <summary>How often the log, the due commands and the time-outs are looked at when nothing wakes them.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00", ErrorMessage = "Sagas:PollInterval must lie between 10 ms and 1 min.")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often a node that stands by tries to take over.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00", ErrorMessage = "Sagas:LockRetry must lie between 10 ms and 5 min.")]
    public TimeSpan LockRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a command is sent before it counts as refused, or as one that could not be undone.</summary>
    [Range(1, 100, ErrorMessage = "Sagas:Attempts must lie between 1 and 100.")]
    public int Attempts { get; set; } = 6;

    /// <summary>Pause after the first try without an answer; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00", ErrorMessage = "Sagas:FirstRetry must lie between 1 ms and 10 min.")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause between two tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "Sagas:LongestRetry must lie between 1 ms and 1 h.")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Days for which the commands of a saga that is over are kept; the log keeps what became of them for ever.</summary>
    [Range(1, 3_650, ErrorMessage = "Sagas:KeepDays must lie between 1 and 3650.")]
    public int KeepDays { get; set; } = 30;

    /// <summary>The pause after a number of tries: it doubles, within its bound, and half of it is random, so that many do not try at once.</summary>
    public TimeSpan PauseAfter(int attempts, double random) => Backoff.After(FirstRetry, LongestRetry, attempts, random);
}
