using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Sales;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Orders;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>What the list of orders shows.</summary>
/// <param name="Orders">A page of them.</param>
/// <param name="Totals">How many have each status.</param>
/// <param name="Customer">The customer whose orders are listed; nothing when all are.</param>
public sealed record OrdersAnswer(Page<OrderRow> Orders, SalesTotals Totals, CustomerStats? Customer);

/// <summary>The orders: by status, customer, day and text, paged by key; follows every change.</summary>
public sealed partial class OrdersPage : ListComponent<OrderFilter, OrdersAnswer>
{
    private readonly RowMarks<OrderRow, Guid> _marks = new(
        row => row.OrderId,
        row => (row.Number, row.CustomerName, row.Status, row.Pieces, row.Total));

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "customer")]
    public string? Customer { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "asc")]
    public string? Ascending { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    public override IReadOnlyList<string> Projections => [ProjectionNames.Orders, ProjectionNames.Sales];

    /// <inheritdoc/>
    protected override OrderFilter Narrowed => new()
    {
        Status = UriQuery.Word<OrderStatus>(Status),
        Text = UriQuery.Text(Text),
        CustomerId = Guid.TryParse(Customer, out var customerId) ? customerId : null,
        From = QueryText.Day(From),
        To = QueryText.Day(To),
        Sort = UriQuery.Word<OrderSort>(Sort) ?? OrderSort.CreatedAt,
        Descending = Ascending != "1",
    };

    protected override async Task<OrdersAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        var filter = Current;
        var orders = Desk.AskAsync(filter.Question, cancellationToken);
        var totals = Desk.AskAsync(new GetSalesTotals(), cancellationToken);
        var customer = filter.CustomerId is { } id ? Desk.AskAsync(new GetCustomer(id), cancellationToken) : Task.FromResult<CustomerStats?>(null);
        await Task.WhenAll(orders, totals, customer);
        return new OrdersAnswer(await orders, await totals, await customer);
    }

    protected override void OnAnswered(OrdersAnswer? before, OrdersAnswer? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Orders.Items ?? [], isSameQuestion);

    private void SearchFor(string text) => Search(Current with { Text = UriQuery.Text(text) });

    private void SortBy((OrderSort Sort, bool Descending) order) => Show(Current with { Sort = order.Sort, Descending = order.Descending });

    private async Task CreateAsync()
    {
        var stopping = Stopping;
        if (await Dialogs.OpenAsync<NewOrderDialog>("New order") is { Answer: NewOrder order } sent)
        {
            await ExpectAsync(sent.Position);
            if (!stopping.IsCancellationRequested)
            {
                Navigation.NavigateTo($"{OrderFilter.Path}/{order.OrderId}");
            }
        }
    }
}
