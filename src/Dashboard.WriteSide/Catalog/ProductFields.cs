namespace Dashboard.WriteSide.Catalog;

/// <summary>A product's description as a person or a program gives it.</summary>
/// <param name="Name">What it is called; required.</param>
/// <param name="Description">What it is.</param>
/// <param name="Category">Where it is found; <c>Uncategorized</c> when nothing is said.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Tags">Further words under which it is found; at most 50.</param>
/// <param name="Images">Addresses of its pictures; at most 50.</param>
public sealed record ProductFields(
    string Name,
    string? Description = null,
    string? Category = null,
    string? Brand = null,
    IReadOnlyList<string>? Tags = null,
    IReadOnlyList<string>? Images = null);
