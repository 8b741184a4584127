using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Customers;

/// <summary>The orders of one customer, newest first, narrowed and paged by the address of the page around it.</summary>
public sealed partial class CustomerOrders : LiveComponent<Page<OrderRow>>
{
    private const int Limit = 15;

    private readonly RowMarks<OrderRow, Guid> _marks = new(order => order.OrderId, order => (order.Status, order.Pieces, order.Total));

    /// <summary>Whose orders.</summary>
    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>Only this status, by its word; nothing for all.</summary>
    [Parameter]
    public string? Status { get; set; }

    /// <summary>Cursor of the page.</summary>
    [Parameter]
    public string? Cursor { get; set; }

    /// <summary>Number of the page, for people.</summary>
    [Parameter]
    public string? PageNumber { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Orders];

    /// <inheritdoc/>
    protected override object? Identity => CustomerId;

    /// <inheritdoc/>
    protected override object? Filter => (Status, Cursor);

    private OrderStatus? Chosen => QueryText.Named<OrderStatus>(Status);

    /// <inheritdoc/>
    protected override Task<Page<OrderRow>?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(
        new ListOrders { CustomerId = CustomerId, Status = Chosen, Page = new PageRequest { Limit = Limit, Cursor = Cursor } }, cancellationToken)!;

    /// <inheritdoc/>
    protected override void OnAnswered(Page<OrderRow>? before, Page<OrderRow>? answer, bool isSameQuestion) =>
        _marks.Take(answer?.Items ?? [], isSameQuestion);

    private void Narrow(ChangeEventArgs args) =>
        Navigation.SetQuery(replace: false, ("status", args.Value as string), ("cursor", null), ("page", null));

    private void GoTo(PageMove move) =>
        Navigation.SetQuery(replace: false, ("cursor", move.Cursor), ("page", move.Number > 1 ? move.Number : null));
}
