using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Customers;

/// <summary>The customers: searched, narrowed and sorted by the address, so that back, forward and reload keep it.</summary>
public sealed partial class CustomersPage : LiveComponent<CustomersAnswer>
{
    private readonly RowMarks<CustomerStats, Guid> _marks = new(
        customer => customer.CustomerId,
        customer => (customer.Name, customer.Email, customer.IsVerified, customer.FavoriteCategory, customer.OrdersPlaced, customer.TotalSpent, customer.LastOrderAt));

    /// <summary>Part of name or e-mail.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary><c>yes</c>, <c>no</c> or nothing.</summary>
    [SupplyParameterFromQuery]
    public string? Verified { get; set; }

    /// <summary>A favourite category.</summary>
    [SupplyParameterFromQuery]
    public string? Category { get; set; }

    /// <summary>Name of a <see cref="CustomerSort"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary><c>yes</c> for largest or newest first.</summary>
    [SupplyParameterFromQuery]
    public string? Desc { get; set; }

    /// <summary>Cursor of the page.</summary>
    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    /// <summary>Number of the page, for people.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.CustomerStats, ProjectionNames.ProductCatalog];

    /// <inheritdoc/>
    protected override object? Filter => (Q, Verified, Category, Sort, Desc, Cursor);

    private CustomerSort Order => QueryText.Enum(Sort, CustomerSort.Name);

    private bool IsDescending => QueryText.YesNo(Desc) ?? false;

    private bool IsNarrowed => !string.IsNullOrWhiteSpace(Q) || QueryText.YesNo(Verified) is not null || !string.IsNullOrEmpty(Category);

    /// <summary>What can be chosen; what is chosen is always among it, though the catalogue may no longer know it.</summary>
    private IEnumerable<string> CategoryNames => (Answer?.Categories ?? []).Select(category => category.Category)
        .Concat(string.IsNullOrEmpty(Category) ? [] : [Category]).Distinct().Order(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override async Task<CustomersAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var customers = Desk.AskAsync(
            new ListCustomers
            {
                Text = Q,
                IsVerified = QueryText.YesNo(Verified),
                FavoriteCategory = string.IsNullOrEmpty(Category) ? null : Category,
                Sort = Order,
                Descending = IsDescending,
                Page = new PageRequest { Cursor = Cursor },
            },
            cancellationToken);
        var categories = Desk.AskAsync(new ListCategories(), cancellationToken);
        await Task.WhenAll(customers, categories);
        return new CustomersAnswer(await customers, await categories);
    }

    /// <inheritdoc/>
    protected override void OnAnswered(CustomersAnswer? before, CustomersAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Customers.Items ?? [], isSameQuestion);

    private void Search(string text) => Navigation.SetQuery(replace: true, ("q", text), ("cursor", null), ("page", null));

    private void Narrow(string name, ChangeEventArgs args) =>
        Navigation.SetQuery(replace: false, (name, args.Value as string), ("cursor", null), ("page", null));

    private void Clear() => Navigation.SetQuery(replace: false, ("q", null), ("verified", null), ("category", null), ("cursor", null), ("page", null));

    private void SortBy((CustomerSort Sort, bool Descending) order) => Navigation.SetQuery(
        replace: false, ("sort", order.Sort.ToString()), ("desc", order.Descending ? "yes" : null), ("cursor", null), ("page", null));

    private void GoTo(PageMove move) =>
        Navigation.SetQuery(replace: false, ("cursor", move.Cursor), ("page", move.Number > 1 ? move.Number : null));

    private async Task RegisterAsync()
    {
        var stopping = Stopping;
        if (await Dialogs.OpenAsync<CustomerDialog>("Register customer") is { Answer: Guid customerId } sent)
        {
            await ExpectAsync(sent.Position);
            if (!stopping.IsCancellationRequested)
            {
                Navigation.NavigateTo($"/customers/{customerId}");
            }
        }
    }
}
