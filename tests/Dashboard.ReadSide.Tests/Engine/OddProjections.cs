using Dashboard.Domain.Catalog;
using Dashboard.Domain.Customers;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>Counts products by category, and cannot take one category.</summary>
internal sealed class PickyCategories : Projection
{
    public PickyCategories(string bad)
        : base("PickyCategories", version: 1)
    {
        var rows = Table<CategoryRow, string>(row => row.Category, name => new CategoryRow { Category = name });
        On<ProductCreated>().Changes(rows, e => $"picky {e.Category}", (row, e, _) =>
        {
            row.Products++;
            if (e.Category == bad)
            {
                throw new InvalidDataException($"{e.Category} is not to my taste.");
            }
        });
    }
}

/// <summary>Writes to a table that no database has.</summary>
internal sealed class Homeless : Projection
{
    public Homeless()
        : base("Homeless", version: 1)
    {
        var rows = Table<Nothing, Guid>(row => row.Id, id => new Nothing { Id = id });
        On<CustomerRegistered>().Changes(rows, e => e.CustomerId, (_, _, _) => { });
    }

    private sealed class Nothing
    {
        public Guid Id { get; init; }
    }
}
