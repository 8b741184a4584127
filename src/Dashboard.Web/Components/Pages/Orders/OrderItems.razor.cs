using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>The lines of an order.</summary>
public sealed partial class OrderItems : ComponentBase
{
    private readonly RowMarks<OrderItem, int> _marks = new(item => item.Line, item => item);
    private OrderRow? _shown;

    /// <summary>The order.</summary>
    [Parameter, EditorRequired]
    public required OrderRow Order { get; set; }

    /// <summary>Whether lines can be changed.</summary>
    [Parameter]
    public bool CanChange { get; set; }

    /// <summary>Whether lines can be removed.</summary>
    [Parameter]
    public bool CanRemove { get; set; }

    /// <summary>A line is to be changed.</summary>
    [Parameter]
    public EventCallback<OrderItem> Change { get; set; }

    /// <summary>A line is to be removed.</summary>
    [Parameter]
    public EventCallback<OrderItem> Remove { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_shown, Order))
        {
            _marks.Take(Order.Items, _shown?.OrderId == Order.OrderId);
            _shown = Order;
        }
    }
}
