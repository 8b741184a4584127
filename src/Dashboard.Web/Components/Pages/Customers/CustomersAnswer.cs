using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Questions;

namespace Dashboard.Web.Components.Pages.Customers;

/// <summary>What the list of customers shows.</summary>
/// <param name="Customers">A page of them.</param>
/// <param name="Categories">Categories to choose from.</param>
public sealed record CustomersAnswer(Page<CustomerStats> Customers, IReadOnlyList<CategoryRow> Categories);
