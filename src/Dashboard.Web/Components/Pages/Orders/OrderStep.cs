using Dashboard.Domain.Orders;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>A change of status that a person may choose, as the screen words it.</summary>
/// <param name="To">The status it leads to.</param>
/// <param name="Action">Text of its buttons.</param>
/// <param name="Icon">Name of a Material symbol.</param>
/// <param name="Sentence">What it does, for the dialog that asks for the reason.</param>
/// <param name="IsDangerous">Whether it ends the order.</param>
internal sealed record OrderStep(OrderStatus To, string Action, string Icon, string Sentence, bool IsDangerous = false)
{
    private static readonly IReadOnlyList<OrderStep> All =
    [
        new(OrderStatus.Confirmed, "Confirm", "task_alt", "The shop accepts the order."),
        new(OrderStatus.Shipped, "Ship", "local_shipping", "The order is on its way to the customer. From then on it cannot be cancelled."),
        new(OrderStatus.Delivered, "Deliver", "inventory", "The order is with the customer and complete."),
        new(OrderStatus.Failed, "Mark failed", "report", "The order could not be fulfilled. It no longer counts as a sale, and what is set aside for it is given back.", IsDangerous: true),
        new(OrderStatus.Cancelled, "Cancel order", "cancel", "The order is called off. What is set aside for it is given back, the money too, and its parcel is called off.", IsDangerous: true),
    ];

    /// <summary>The steps that an order's life has from a status on; submitting is none of them, it has a dialog of its own.</summary>
    public static IEnumerable<OrderStep> From(OrderStatus status) => All.Where(step => status.CanBecome(step.To));
}
