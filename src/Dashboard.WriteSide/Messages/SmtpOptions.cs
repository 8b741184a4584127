using System.ComponentModel.DataAnnotations;

namespace Dashboard.WriteSide.Messages;

/// <summary>The mail server that e-mails are handed to (configuration section <c>Mail:Smtp</c>).</summary>
public sealed class SmtpOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Mail:Smtp";

    /// <summary>Name or address of the server; without one, e-mails are put into a directory.</summary>
    public string? Host { get; set; }

    [Range(1, 65_535, ErrorMessage = "Mail:Smtp:Port must lie between 1 and 65535.")]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be turned into an encrypted one (STARTTLS) before anything is said.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>Name under which to sign in; without one, nobody signs in.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>How long a hand-over may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00", ErrorMessage = "Mail:Smtp:Timeout must lie between 100 ms and 5 min.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether a server is given at all.</summary>
    public bool IsGiven => !string.IsNullOrWhiteSpace(Host);

    /// <summary>Whether somebody signs in.</summary>
    public bool SignsIn => !string.IsNullOrWhiteSpace(User);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsGiven && Uri.CheckHostName(Host!.Trim()) == UriHostNameType.Unknown)
        {
            yield return new ValidationResult($"Mail:Smtp:Host must be the name or the address of a mail server, not '{Host}'.", [nameof(Host)]);
        }

        if (SignsIn == string.IsNullOrWhiteSpace(Password))
        {
            yield return new ValidationResult("Mail:Smtp:User and Mail:Smtp:Password are given both or not at all.", [nameof(User)]);
        }

        if (SignsIn && !Tls)
        {
            yield return new ValidationResult("Mail:Smtp:Tls must be true when Mail:Smtp:User is given: a password is not sent in the clear.", [nameof(Tls)]);
        }
    }
}
