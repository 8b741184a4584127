using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace Dashboard.WriteSide.Messages;

/// <summary>How e-mails are written and sent (configuration section <c>Mail</c>).</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Mail";

    /// <summary>Whether this node may write and send e-mails; otherwise they wait for another node.</summary>
    public bool Run { get; set; } = true;

    /// <summary>Address that e-mails come from; must be given when they are sent by SMTP.</summary>
    public string From { get; set; } = "shop@localhost";

    /// <summary>Name that e-mails come from, and are signed with.</summary>
    [StringLength(100, MinimumLength = 1, ErrorMessage = "Mail:FromName must have 1 to 100 characters.")]
    public string FromName { get; set; } = "The shop";

    /// <summary>Where e-mails are put unless they are sent by SMTP, one <c>.eml</c> file each; default <c>mail</c> in the data directory.</summary>
    public string Directory { get; set; } = "mail";

    /// <summary>How often an e-mail is tried before it is given up.</summary>
    [Range(1, 50, ErrorMessage = "Mail:Attempts must lie between 1 and 50.")]
    public int Attempts { get; set; } = 8;

    /// <summary>Pause after the first try that failed; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "Mail:FirstRetry must lie between 1 ms and 1 h.")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest pause between two tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ErrorMessage = "Mail:LongestRetry must lie between 1 ms and 1 day.")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Most e-mails handed over at once.</summary>
    [Range(1, 32, ErrorMessage = "Mail:AtOnce must lie between 1 and 32.")]
    public int AtOnce { get; set; } = 4;

    /// <summary>Most customers told of a price in one transaction.</summary>
    [Range(1, 5_000, ErrorMessage = "Mail:BatchSize must lie between 1 and 5000.")]
    public int BatchSize { get; set; } = 200;

    /// <summary>The pause after a number of tries: it doubles, within its bound, and half of it is random, so that many do not try at once.</summary>
    public TimeSpan PauseAfter(int attempts, double random) => Backoff.After(FirstRetry, LongestRetry, attempts, random);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!MailAddress.TryCreate(From, out var address) || address.Address != From)
        {
            yield return new ValidationResult($"Mail:From must be an e-mail address such as shop@example.com, not '{From}'.", [nameof(From)]);
        }

        if (FromName.Any(char.IsControl))
        {
            yield return new ValidationResult("Mail:FromName must be one line.", [nameof(FromName)]);
        }
    }
}
