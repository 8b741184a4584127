using System.ComponentModel.DataAnnotations;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>How subscriptions are billed (configuration section <c>Subscriptions</c>).</summary>
public sealed class SubscriptionOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Subscriptions";

    private static readonly TimeSpan[] Usual = [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8)];

    /// <summary>Pauses before a payment that failed is tried again: 2, 4 and 8 minutes when nothing is said. After the last try the subscription ends.</summary>
    public TimeSpan[]? RetryAfter { get; set; }

    /// <summary>How often it is looked for periods that are over.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00", ErrorMessage = "Subscriptions:PollInterval must lie between 10 ms and 1 h.")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>When a try that failed is followed by another; nothing when it was the last.</summary>
    /// <param name="attempt">Number of the try that failed, from 1.</param>
    /// <param name="now">When it failed.</param>
    public DateTimeOffset? NextAttempt(int attempt, DateTimeOffset now) => attempt <= Pauses.Length ? now + Pauses[attempt - 1] : null;

    // A list that has values is added to by configuration, not replaced.
    private TimeSpan[] Pauses => RetryAfter is { Length: > 0 } ? RetryAfter : Usual;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Pauses.Any(pause => pause <= TimeSpan.Zero || pause > TimeSpan.FromDays(30)))
        {
            yield return new ValidationResult("Subscriptions:RetryAfter must hold pauses above 0 and of at most 30 days.", [nameof(RetryAfter)]);
        }
    }
}
