using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>One order: items, totals, address, payment, shipment, timeline, and the steps that its state and the person's role allow.</summary>
public sealed partial class OrderPage : LiveComponent<OrderDetail>
{
    /// <summary>Which order.</summary>
    [Parameter]
    public Guid OrderId { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    public override IReadOnlyList<string> Projections => [ProjectionNames.Orders, ProjectionNames.Sagas, ProjectionNames.Notifications];

    protected override object Identity => OrderId;

    private string Title => Answer is null ? "Order" : $"Order {Answer.Order.Number}";

    private bool IsDraft => Answer is { Order.Status: OrderStatus.Draft };

    private IEnumerable<OrderStep> Steps => Answer is null ? [] : OrderStep.From(Answer.Order.Status).Where(MayTake);

    protected override Task<OrderDetail?> AskAsync(CancellationToken cancellationToken) =>
        Desk.AskAsync(new GetOrder(OrderId), cancellationToken);

    private bool MayTake(OrderStep step) =>
        step.To is OrderStatus.Cancelled ? Desk.May<CancelOrder>() : Desk.May<UpdateOrderStatus>();

    private async Task TakeAsync(OrderStep step) => await ExpectAsync((await Dialogs.ReasonAsync(
        $"{step.Action}: order {Answer!.Order.Number}", step.Sentence, step.Action, reason => Make(step, reason), step.IsDangerous))?.Position);

    private Command Make(OrderStep step, string reason) =>
        step.To is OrderStatus.Cancelled ? new CancelOrder(OrderId, reason) : new UpdateOrderStatus(OrderId, step.To, reason);

    private async Task AddAsync() => await ExpectAsync((await Dialogs.OpenAsync<AddItemDialog>(
        "Add an item", new Dictionary<string, object?> { [nameof(AddItemDialog.OrderId)] = OrderId }))?.Position);

    private async Task ChangeAsync(OrderItem item) => await ExpectAsync((await Dialogs.OpenAsync<ChangeItemDialog>(
        "Change an item",
        new Dictionary<string, object?> { [nameof(ChangeItemDialog.OrderId)] = OrderId, [nameof(ChangeItemDialog.Item)] = item }))?.Position);

    private async Task RemoveAsync(OrderItem item) => await ExpectAsync((await Dialogs.ConfirmAsync(
        "Remove an item?", $"{item.ProductName} is taken off the order.", "Remove", () => new RemoveOrderItem(OrderId, item.Line), isDangerous: true))?.Position);

    private async Task SubmitAsync() => await ExpectAsync((await Dialogs.OpenAsync<SubmitOrderDialog>(
        $"Submit order {Answer!.Order.Number}", new Dictionary<string, object?> { [nameof(SubmitOrderDialog.Order)] = Answer.Order }))?.Position);
}
