namespace Dashboard.Domain.Catalog;

/// <summary>What describes a product, apart from its price and stock.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it is; may be empty on a draft.</param>
/// <param name="Category">Where it is found; a product has one.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Tags">Further words under which it is found.</param>
/// <param name="Images">Addresses of its pictures; may be none on a draft.</param>
public sealed record ProductDetails(
    string Name,
    string Description,
    string Category,
    string? Brand,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Images)
{
    /// <summary>Category of a product of which nobody said where it belongs.</summary>
    public const string NoCategory = "Uncategorized";

    /// <summary>Whether both say the same, lists compared item by item.</summary>
    public bool Says(ProductDetails other) =>
        (Name, Description, Category, Brand) == (other.Name, other.Description, other.Category, other.Brand) &&
        Tags.SequenceEqual(other.Tags, StringComparer.Ordinal) &&
        Images.SequenceEqual(other.Images, StringComparer.Ordinal);
}
