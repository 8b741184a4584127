using System.ComponentModel.DataAnnotations;

namespace Dashboard.ReadSide.Past;

/// <summary>How many views as of a moment there are, and for how long (configuration section <c>ViewAsOf</c>).</summary>
public sealed record PastOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "ViewAsOf";

    /// <summary>Most views at once: each is a second set of read tables.</summary>
    [Range(1, PastPlaces.Count, ErrorMessage = "ViewAsOf:Most must lie between 1 and 4.")]
    public int Most { get; set; } = 3;

    /// <summary>A view that nobody has looked at for so long is dropped.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00", ErrorMessage = "ViewAsOf:Keep must lie between 10 s and 7 days.")]
    public TimeSpan Keep { get; set; } = TimeSpan.FromHours(1);
}
