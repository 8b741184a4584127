using System.ComponentModel.DataAnnotations;

namespace Dashboard.Web.Security;

/// <summary>Bounds of sign-ins and of the API (configuration section <c>Security</c>).</summary>
public sealed class SecurityOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "Security";

    /// <summary>Failed sign-ins after which an account, known or not, has to wait for <see cref="LockOut"/>.</summary>
    [Range(1, 1_000, ErrorMessage = "Security:FailuresPerAccount must lie between 1 and 1000.")]
    public int FailuresPerAccount { get; set; } = 5;

    /// <summary>Failed sign-ins after which an address has to wait for <see cref="LockOut"/>.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Security:FailuresPerAddress must lie between 1 and 1000000.")]
    public int FailuresPerAddress { get; set; } = 50;

    /// <summary>How long an account or an address has to wait.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Security:LockOut must lie between a second and a day.")]
    public TimeSpan LockOut { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a sign-in of a person lasts without being used.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ErrorMessage = "Security:Session must lie between a minute and 30 days.")]
    public TimeSpan Session { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long a program's token is good for.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "Security:Token must lie between a minute and a day.")]
    public TimeSpan Token { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the link of an invitation is good for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00", ErrorMessage = "Security:Invitation must lie between a second and 30 days.")]
    public TimeSpan Invitation { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Where people find the dashboard, for links in e-mails; the address that it listens on when nothing is said.</summary>
    [RegularExpression("^https?://[^\\s?#]+$", ErrorMessage = "Security:PublicAddress must be an address such as https://dashboard.example.com.")]
    public string? PublicAddress { get; set; }

    /// <summary>How often open sessions are compared with the accounts: whoever was changed meanwhile is signed out.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:04", ErrorMessage = "Security:Revalidation must lie between 100 ms and 4 s.")]
    public TimeSpan Revalidation { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests that one caller may send to the API in a second, on average.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Security:ApiRequestsPerSecond must lie between 1 and 1000000.")]
    public int ApiRequestsPerSecond { get; set; } = 500;

    /// <summary>Requests that one caller may send to the API at once.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Security:ApiBurst must lie between 1 and 1000000.")]
    public int ApiBurst { get; set; } = 2_000;
}
