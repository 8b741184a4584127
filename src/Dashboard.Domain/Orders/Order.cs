using Dashboard.Domain.Store;

namespace Dashboard.Domain.Orders;

/// <summary>
/// An order: draft → submitted → confirmed → shipped → delivered; cancelled from draft, submitted or confirmed;
/// failed from submitted or confirmed.
/// </summary>
public sealed class Order : Aggregate
{
    /// <summary>Most lines in one order.</summary>
    public const int MaxItems = 1_000;

    /// <summary>Most pieces of one item: those of all items together must stay a number that rows can hold.</summary>
    public const int MaxPieces = 1_000_000;

    private Order()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => "order";

    /// <summary>Short sequential number for people.</summary>
    public long Number { get; private set; }

    public Guid CustomerId { get; private set; }

    public string CustomerName { get; private set; } = "";

    public string CustomerEmail { get; private set; } = "";

    public string? Reference { get; private set; }

    public OrderStatus Status { get; private set; }

    public IReadOnlyList<OrderItem> Items { get; private set; } = [];

    /// <summary>Highest line number ever given in this order.</summary>
    public int LastLine { get; private set; }

    public decimal Subtotal { get; private set; }

    public decimal Shipping { get; private set; }

    public decimal Tax { get; private set; }

    public decimal Total { get; private set; }

    public Address? ShippingAddress { get; private set; }

    public string? PaymentMethod { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Taken over from another system: nothing is charged, sent or reserved for it.</summary>
    public bool Imported { get; private set; }

    /// <summary>An empty order, for <see cref="Aggregate.Replay"/>.</summary>
    public static Order Blank() => new();

    /// <summary>Begins a draft.</summary>
    public static Order Create(Guid id, long number, OrderCustomer customer, string? reference = null)
    {
        var order = new Order();
        order.Raise(new OrderCreated
        {
            OrderId = id,
            Number = number,
            CustomerId = customer.Id,
            CustomerName = customer.Name,
            CustomerEmail = customer.Email,
            Reference = reference,
        });
        return order;
    }

    /// <summary>Adds pieces of a product; the same product at the same price joins the line that is there.</summary>
    /// <returns>A refusal when the order is no draft, full, or would come to more than <see cref="Money.MaxOrder"/>.</returns>
    public Refusal? AddItem(OrderProduct product, int quantity, decimal price)
    {
        if (RefuseUnlessDraft() is { } refusal)
        {
            return refusal;
        }

        var line = Items.FirstOrDefault(item => item.ProductId == product.Id && item.Price == price);
        if (line is not null)
        {
            return Change(line, (long)line.Quantity + quantity, price);
        }

        if (Items.Count >= MaxItems)
        {
            return Refusal.Rule("order-full", $"An order holds at most {MaxItems} items.");
        }

        var added = product.AsItem(LastLine + 1, quantity, price);
        if (RefuseTooLarge(Items.Append(added)) is { } tooLarge)
        {
            return tooLarge;
        }

        Raise(new OrderItemAdded { OrderId = Id, Item = added });
        return null;
    }

    /// <summary>Sets quantity and price of a line; the same ones again leave no event.</summary>
    /// <returns>A refusal when the order is no draft, has no such line, or would come to more than <see cref="Money.MaxOrder"/>.</returns>
    public Refusal? ChangeItem(int line, int quantity, decimal price) =>
        RefuseUnlessDraft() ?? (Find(line) is { } item ? Change(item, quantity, price) : NoSuchLine(line));

    /// <summary>Takes a line off.</summary>
    /// <returns>A refusal when the order is no draft, or has no such line.</returns>
    public Refusal? RemoveItem(int line)
    {
        if (RefuseUnlessDraft() is { } refusal)
        {
            return refusal;
        }

        if (Find(line) is not { } item)
        {
            return NoSuchLine(line);
        }

        Raise(new OrderItemRemoved { OrderId = Id, Item = item });
        return null;
    }

    /// <summary>Orders what the draft holds. That the stock suffices is the caller's to check.</summary>
    /// <returns>A refusal when it was submitted before, is cancelled, or is empty.</returns>
    public Refusal? Submit(Submission submission)
    {
        if (Status is not OrderStatus.Draft)
        {
            return Status is OrderStatus.Cancelled or OrderStatus.Failed
                ? Transition(OrderStatus.Submitted)
                : Refusal.Rule("order-already-submitted", $"Order {Number} was submitted already.");
        }

        if (Items.Count == 0)
        {
            return Refusal.Rule("order-empty", "An empty order cannot be submitted: add at least one item.");
        }

        RaiseSubmitted(Items, submission);
        return null;
    }

    /// <summary>Creates an order and submits it at once, without the events of a draft's lines.</summary>
    /// <returns>A refusal when there are no items, or they come to more than <see cref="Money.MaxOrder"/>.</returns>
    public Refusal? Place(IReadOnlyList<OrderItem> items, Submission submission)
    {
        if (items.Count == 0)
        {
            return Refusal.Rule("order-empty", "An empty order cannot be submitted: add at least one item.");
        }

        if (RefuseTooLarge(items) is { } tooLarge)
        {
            return tooLarge;
        }

        RaiseSubmitted(items, submission);
        return null;
    }

    /// <summary>Moves the order along.</summary>
    /// <returns>A refusal for every step that the order's life does not have.</returns>
    public Refusal? ChangeStatus(OrderStatus to, string reason)
    {
        if (to == OrderStatus.Submitted && Status == OrderStatus.Draft)
        {
            return Refusal.Rule("order-needs-submission", "A draft is submitted with its shipping address and payment method.");
        }

        if (!Status.CanBecome(to))
        {
            return Transition(to);
        }

        Raise(to switch
        {
            OrderStatus.Confirmed => Fill(new OrderConfirmed { OrderId = Id, Number = Number, CustomerId = CustomerId, From = Status, Reason = reason, Total = Total }),
            OrderStatus.Shipped => Fill(new OrderShipped { OrderId = Id, Number = Number, CustomerId = CustomerId, From = Status, Reason = reason, Total = Total }),
            OrderStatus.Delivered => Fill(new OrderDelivered { OrderId = Id, Number = Number, CustomerId = CustomerId, From = Status, Reason = reason, Total = Total }),
            OrderStatus.Cancelled => Fill(new OrderCancelled { OrderId = Id, Number = Number, CustomerId = CustomerId, From = Status, Reason = reason, Total = Total, Items = Items }),
            OrderStatus.Failed => Fill(new OrderFailed { OrderId = Id, Number = Number, CustomerId = CustomerId, From = Status, Reason = reason, Total = Total, Items = Items }),
            _ => throw new InvalidOperationException($"No event leads to {to}."),
        });
        return null;
    }

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        switch (change)
        {
            case OrderCreated e:
                (Id, Number, CustomerId, CustomerName, CustomerEmail, Reference) = (e.OrderId, e.Number, e.CustomerId, e.CustomerName, e.CustomerEmail, e.Reference);
                break;
            case OrderItemAdded e:
                LastLine = e.Item.Line;
                TakeItems([.. Items, e.Item]);
                break;
            case OrderItemChanged e:
                TakeItems([.. Items.Select(item => item.Line == e.After.Line ? e.After : item)]);
                break;
            case OrderItemRemoved e:
                TakeItems([.. Items.Where(item => item.Line != e.Item.Line)]);
                break;
            case OrderSubmitted e:
                Status = OrderStatus.Submitted;
                (Items, Subtotal, Shipping, Tax, Total) = (e.Items, e.Subtotal, e.Shipping, e.Tax, e.Total);
                (ShippingAddress, PaymentMethod, SubmittedAt, Imported) = (e.ShippingAddress, e.PaymentMethod, e.SubmittedAt, e.Imported);
                LastLine = Math.Max(LastLine, e.Items.Max(item => item.Line));
                break;
            case OrderConfirmed:
                Status = OrderStatus.Confirmed;
                break;
            case OrderShipped:
                Status = OrderStatus.Shipped;
                break;
            case OrderDelivered:
                Status = OrderStatus.Delivered;
                break;
            case OrderCancelled:
                Status = OrderStatus.Cancelled;
                break;
            case OrderFailed:
                Status = OrderStatus.Failed;
                break;
            default:
                throw NotMine(change);
        }
    }

    /// <summary>A draft's totals are those of its items alone; shipping and tax come with the submission.</summary>
    private void TakeItems(IReadOnlyList<OrderItem> items)
    {
        Items = items;
        Subtotal = OrderTotals.Of(items, shipping: 0, taxRate: 0).Subtotal;
        Total = Subtotal;
    }

    private void RaiseSubmitted(IReadOnlyList<OrderItem> items, Submission submission)
    {
        var totals = OrderTotals.Of(items, submission.Shipping, submission.TaxRate);
        Raise(new OrderSubmitted
        {
            OrderId = Id,
            Number = Number,
            CustomerId = CustomerId,
            CustomerName = CustomerName,
            CustomerEmail = CustomerEmail,
            Items = items,
            Subtotal = totals.Subtotal,
            Shipping = totals.Shipping,
            Tax = totals.Tax,
            Total = totals.Total,
            ShippingAddress = submission.ShippingAddress,
            PaymentMethod = submission.PaymentMethod,
            SubmittedAt = submission.At.ToMicroseconds(),
            Imported = submission.Imported,
        });
    }

    private Refusal? Change(OrderItem item, long quantity, decimal price)
    {
        if (quantity > int.MaxValue)
        {
            return Refusal.Rule("quantity-too-large", $"A line holds at most {int.MaxValue} pieces.");
        }

        var after = item with { Quantity = (int)quantity, Price = price };
        if (RefuseTooLarge(Items.Where(other => other.Line != item.Line).Append(after)) is { } tooLarge)
        {
            return tooLarge;
        }

        if (after != item)
        {
            Raise(new OrderItemChanged { OrderId = Id, Before = item, After = after });
        }

        return null;
    }

    private OrderItem? Find(int line) => Items.FirstOrDefault(item => item.Line == line);

    private OrderStatusChanged Fill(OrderStatusChanged change) => change with { SubmittedAt = SubmittedAt };

    private Refusal? RefuseUnlessDraft() => Status is OrderStatus.Draft
        ? null
        : Refusal.Rule("order-not-draft", $"Order {Number} is {Status.Word()}: only a draft can be changed.");

    private static Refusal? RefuseTooLarge(IEnumerable<OrderItem> items) => items.Sum(item => item.Amount) > Money.MaxOrder
        ? Refusal.Rule("order-too-large", $"An order can come to at most {Money.MaxOrder:0}.")
        : null;

    private Refusal NoSuchLine(int line) =>
        new(RefusalKind.NotFound, "item-not-found", $"Order {Number} has no item {line}.");

    private Refusal Transition(OrderStatus to) =>
        Refusal.Rule("order-transition", $"Cannot go from {Status.Word()} to {to.Word()}");
}
