using FluentValidation;

namespace Dashboard.WriteSide;

/// <summary>Rules for texts, each with a sentence that names the field.</summary>
internal static class TextRules
{
    /// <summary>Not empty, and not longer than a limit.</summary>
    public static IRuleBuilderOptions<T, string> Required<T>(this IRuleBuilder<T, string> rule, string field, int limit) =>
        rule.NotEmpty().WithMessage($"{field} is required.").AtMost(field, limit)!;

    /// <summary>Not longer than a limit, and free of characters that no person types.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, string field, int limit) =>
        rule.MaximumLength(limit).WithMessage($"{field} can have at most {limit} characters.")
            .Must(text => text is null || !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')))
            .WithMessage($"{field} holds a character that cannot be stored.");

    /// <summary>The text without spaces around it; nothing when nothing is left.</summary>
    public static string? TrimToNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
