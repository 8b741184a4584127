using System.ComponentModel.DataAnnotations;

namespace Dashboard.WriteSide.Storage;

/// <summary>How long a command that is sent again is known by its id (configuration section <c>Idempotency</c>).</summary>
public sealed class IdempotencyOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Idempotency";

    /// <summary>Days for which answers are kept.</summary>
    [Range(1, 3_650, ErrorMessage = "Idempotency:Days must lie between 1 and 3650.")]
    public int Days { get; set; } = 30;
}
