using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Orders;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.Web.Api;

/// <summary><c>/api/orders</c>.</summary>
internal static class OrdersApi
{
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders");
        orders.MapGet("/", List).Produces<ListAnswer<OrderAnswer>>();
        orders.MapPost("/", Place).Produces<NewOrder>(StatusCodes.Status201Created);
        orders.MapPost("/draft", Draft).Produces<NewOrder>(StatusCodes.Status201Created);
        orders.MapGet("/{id}", Get).Produces<OrderDetailAnswer>();
        orders.MapPost("/{id}/items", AddItem).Produces<OrderKey>();
        orders.MapPut("/{id}/items/{line}", ChangeItem).Produces<OrderKey>();
        orders.MapDelete("/{id}/items/{line}", RemoveItem).Produces<OrderKey>();
        orders.MapPost("/{id}/submit", Submit).Produces<OrderKey>();
        orders.MapPatch("/{id}/status", ChangeStatus).Produces<OrderKey>();
        orders.MapPost("/{id}/cancel", Cancel).Produces<OrderKey>();
    }

    private static Task<IResult> List(
        ApiDesk desk, CancellationToken cancellationToken, string? status = null, string? customerId = null, string? from = null, string? to = null,
        string? query = null, string? text = null, string? sort = null, string? descending = null,
        string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListOrders
        {
            Status = faults.Word<OrderStatus>(status, "status"),
            CustomerId = faults.OptionalId(customerId, "customerId"),
            From = faults.Day(from, "from"),
            To = faults.Day(to, "to"),
            Text = faults.Text(query, "query") ?? faults.Text(text, "text"),
            Sort = faults.Word<OrderSort>(sort, "sort") ?? OrderSort.CreatedAt,
            Descending = faults.Flag(descending, "descending") ?? true,
            Page = request,
        };
        faults.Range(question.From, question.To, "from", "to");
        return desk.AskAsync(question, faults, found => Results.Ok(ListAnswer<OrderAnswer>.Of(found, request, OrderAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Get(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetOrder(faults.Id(id, "id"));
        return desk.AskAsync(
            question, faults, detail => detail is null ? Problems.NotFound("order", question.OrderId) : Results.Ok(OrderDetailAnswer.Of(detail)), cancellationToken);
    }

    private static Task<IResult> Place(Body<OrderBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var given = body.Value;
        var command = new PlaceOrder(given.CustomerId ?? Guid.Empty, Wishes.Of(given.Items), given.ShippingAddress?.ToAddress()!, given.PaymentMethod!);
        return desk.SendAsync(command, body, new Faults(), Created, cancellationToken);
    }

    private static Task<IResult> Draft(Body<DraftBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var command = new CreateOrder(body.Value.CustomerId ?? Guid.Empty, Wishes.Of(body.Value.Items));
        return desk.SendAsync(command, body, new Faults(), Created, cancellationToken);
    }

    private static Task<IResult> AddItem(string id, Body<ItemBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var wish = body.Value.ToWish();
        var command = new AddOrderItem(faults.Id(id, "id"), wish.ProductId, wish.Quantity, wish.Price);
        return desk.SendAsync(command, body, faults, _ => Done(command.OrderId), cancellationToken);
    }

    private static Task<IResult> ChangeItem(string id, string line, Body<ItemChangeBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new ChangeOrderItem(faults.Id(id, "id"), Line(line, faults), body.Value.Quantity ?? 0, body.Value.Price);
        return desk.SendAsync(command, body, faults, _ => Done(command.OrderId), cancellationToken);
    }

    private static Task<IResult> RemoveItem(string id, string line, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new RemoveOrderItem(faults.Id(id, "id"), Line(line, faults));
        return desk.SendAsync(command, faults, _ => Done(command.OrderId), cancellationToken);
    }

    private static Task<IResult> Submit(string id, Body<SubmissionBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new SubmitOrder(faults.Id(id, "id"), body.Value.ShippingAddress?.ToAddress()!, body.Value.PaymentMethod!);
        return desk.SendAsync(command, body, faults, _ => Done(command.OrderId), cancellationToken);
    }

    /// <summary>Cancelling has a command of its own; a program that knows only statuses reaches it all the same.</summary>
    private static Task<IResult> ChangeStatus(string id, Body<StatusBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var orderId = faults.Id(id, "id");
        var status = faults.Word<OrderStatus>(body.Value.Status, "status");
        if (body is { Unreadable: null, Value.Status: null or "" } && !body.Faults.Any(fault => fault.Field is "status"))
        {
            faults.Add("status", "Status is required.");
        }

        Command command = status is OrderStatus.Cancelled
            ? new CancelOrder(orderId, body.Value.Reason!)
            : new UpdateOrderStatus(orderId, status ?? OrderStatus.Draft, body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Done(orderId), cancellationToken);
    }

    private static Task<IResult> Cancel(string id, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new CancelOrder(faults.Id(id, "id"), body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Done(command.OrderId), cancellationToken);
    }

    private static int Line(string line, Faults faults) => faults.Whole(line, "line", 1, int.MaxValue) ?? 0;

    private static IResult Created(NewOrder order) => Results.Created($"/api/orders/{order.OrderId}", order);

    private static IResult Done(Guid id) => Results.Ok(new OrderKey(id));

    /// <summary>The order that a command was about.</summary>
    internal sealed record OrderKey(Guid OrderId);
}
