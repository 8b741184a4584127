using System.ComponentModel.DataAnnotations;

namespace Dashboard.WriteSide.Partners;

/// <summary>How the payment processor and the carrier are asked (configuration section <c>Partners</c>).</summary>
public sealed class PartnerOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Partners";

    /// <summary>How long an answer is waited for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:02:00", ErrorMessage = "Partners:Timeout must lie between 10 ms and 2 min.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
