using Dashboard.Domain.Catalog;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Catalog;

/// <summary>What several commands ask of a product's fields.</summary>
internal static class ProductRules
{
    public static IRuleBuilderOptions<T, decimal> IsPrice<T>(this IRuleBuilder<T, decimal> rule) =>
        rule.Must(price => Money.PriceFault(price) is null)
            .WithMessage((_, price) => Sentence(Money.PriceFault(price)!));

    public static IRuleBuilderOptions<T, string> IsReason<T>(this IRuleBuilder<T, string> rule) =>
        rule.Required("Reason", Limits.Reason);

    public static void AreDetails<T>(this AbstractValidator<T> validator, Func<T, ProductFields> fields)
    {
        validator.RuleFor(command => fields(command).Name).Required("Name", Limits.Name).OverridePropertyName("Name");
        validator.RuleFor(command => fields(command).Description).AtMost("Description", Limits.Text).OverridePropertyName("Description");
        validator.RuleFor(command => fields(command).Category).AtMost("Category", Limits.Category).OverridePropertyName("Category");
        validator.RuleFor(command => fields(command).Brand).AtMost("Brand", Limits.Category).OverridePropertyName("Brand");
        AreWords(validator, fields, "Tags", fields => fields.Tags, Limits.Category);
        AreWords(validator, fields, "Images", fields => fields.Images, Limits.Address);
        validator.RuleForEach(command => fields(command).Images)
            .Must(IsWebAddress).WithMessage("An image must be a web address (http or https) or a path such as /images/lamp.png.")
            .OverridePropertyName("Images");
    }

    /// <summary>The fields as the catalogue keeps them: trimmed, without empty or repeated words, with a category.</summary>
    public static ProductDetails Tidy(this ProductFields fields) => new(
        fields.Name.Trim(),
        fields.Description.TrimToNull() ?? "",
        fields.Category.TrimToNull() ?? ProductDetails.NoCategory,
        fields.Brand.TrimToNull(),
        TidyWords(fields.Tags),
        TidyWords(fields.Images));

    private static void AreWords<T>(
        AbstractValidator<T> validator, Func<T, ProductFields> fields, string name, Func<ProductFields, IReadOnlyList<string>?> words, int limit)
    {
        validator.RuleFor(command => words(fields(command)))
            .Must(list => list is null || list.Count <= Limits.ListLength)
            .WithMessage($"{name} can be at most {Limits.ListLength}.")
            .OverridePropertyName(name);
        validator.RuleFor(command => words(fields(command)))
            .Must(list => list is null || list.All(word => word is not null && word.Length <= limit && !word.Any(char.IsControl)))
            .WithMessage($"Each of {name.ToLowerInvariant()} can have at most {limit} characters, on one line.")
            .OverridePropertyName(name);
    }

    private static IReadOnlyList<string> TidyWords(IReadOnlyList<string>? words) =>
        [.. (words ?? []).Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => word.Trim()).Distinct(StringComparer.Ordinal)];

    private static bool IsWebAddress(string? image)
    {
        var address = image.TrimToNull();
        return address is null ||
            (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)) ||
            (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps));
    }

    private static string Sentence(string fault) => char.ToUpperInvariant(fault[0]) + fault[1..] + ".";
}
