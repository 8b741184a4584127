using Dashboard.Domain.Catalog;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Tests.Operations;

/// <summary>What is wrong with the handlers of <see cref="PoisonedProjection"/>, until somebody puts it right.</summary>
internal sealed class Poison
{
    public const string Projection = "Poisoned";

    /// <summary>Name of the product that a handler does not take; nothing when all is well.</summary>
    public string? Product { get; set; }

    /// <summary>Name of the product for which no key can be named.</summary>
    public string? Keyless { get; set; }

    /// <summary>Name of the product that makes the row's key too long for its table.</summary>
    public string? Endless { get; set; }
}

/// <summary>Counts products by category, and categories by whether that number is even: rows with sums over them.</summary>
internal sealed class PoisonedProjection : Projection
{
    public PoisonedProjection(Poison poison)
        : base(Poison.Projection, version: 1)
    {
        var rows = Table<CategoryRow, string>(row => row.Category, name => new CategoryRow { Category = name });
        var sums = Table<CustomerCount, string>(row => row.Key, key => new CustomerCount { Key = key });
        On<ProductCreated>().Changes(rows, e => Key(e, poison), (row, e, _) =>
        {
            row.Products = (row.Products * 10) + e.Name.Length;
            if (e.Name == poison.Product)
            {
                throw new InvalidDataException($"{e.Name} is poison.");
            }
        });
        Sum(rows, sums, row => row.Products % 2 == 0 ? "even" : "odd", part => $"poisoned/{part}", (sum, part, sign) =>
        {
            sum.FavoriteCategory = part;
            sum.Customers += sign;
        }, sum => sum.Customers == 0);
    }

    private static string Key(ProductCreated e, Poison poison) => e.Name switch
    {
        _ when e.Name == poison.Keyless => throw new FormatException($"{e.Name} has no key."),
        _ when e.Name == poison.Endless => $"poisoned {e.Category} {new string('x', 500)}",
        _ => $"poisoned {e.Category}",
    };
}
