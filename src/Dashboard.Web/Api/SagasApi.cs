using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Sagas;
using Dashboard.WriteSide.Sagas;

namespace Dashboard.Web.Api;

/// <summary><c>/api/sagas</c>: what runs over several steps, and what operators ask of it.</summary>
internal static class SagasApi
{
    public static void MapSagas(this IEndpointRouteBuilder api)
    {
        var sagas = api.MapGroup("/sagas").WithTags("Sagas");
        sagas.MapGet("/", List).Produces<ListAnswer<SagaSummaryAnswer>>();
        sagas.MapGet("/{id}", Get).Produces<SagaDetailsAnswer>();
        sagas.MapPost("/{id}/retry", Retry).Produces<SagaKey>();
        sagas.MapPost("/{id}/compensate", Compensate).Produces<SagaKey>();
        sagas.MapPost("/{id}/give-up", GiveUp).Produces<SagaKey>();
    }

    private static Task<IResult> List(
        ApiDesk desk, CancellationToken cancellationToken, string? kind = null, string? state = null, string? over = null, string? olderThanSeconds = null,
        string? sort = null, string? descending = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListSagas
        {
            Kind = faults.Name(kind, "kind", SagaKinds.All),
            State = faults.Word<SagaState>(state, "state"),
            IsOver = faults.Flag(over, "over"),
            MinAge = faults.Whole(olderThanSeconds, "olderThanSeconds", 0, int.MaxValue) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Sort = faults.Word<SagaSort>(sort, "sort") ?? SagaSort.StartedAt,
            Descending = faults.Flag(descending, "descending") ?? true,
            Page = request,
        };
        return desk.AskAsync(question, faults, found => Results.Ok(ListAnswer<SagaSummaryAnswer>.Of(found, request, SagaSummaryAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Get(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetSaga(faults.Id(id, "id"));
        return desk.AskAsync(
            question, faults, found => found is null ? Problems.NotFound("saga", question.SagaId) : Results.Ok(SagaDetailsAnswer.Of(found)), cancellationToken);
    }

    private static Task<IResult> Retry(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new RetrySaga(faults.Id(id, "id"));
        return desk.SendAsync(command, faults, _ => Done(command.SagaId), cancellationToken);
    }

    private static Task<IResult> Compensate(string id, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new CompensateSaga(faults.Id(id, "id"), body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Done(command.SagaId), cancellationToken);
    }

    private static Task<IResult> GiveUp(string id, Body<ReasonBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new GiveUpSaga(faults.Id(id, "id"), body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Done(command.SagaId), cancellationToken);
    }

    private static IResult Done(Guid id) => Results.Ok(new SagaKey(id));

    /// <summary>The saga that a command was about.</summary>
    internal sealed record SagaKey(Guid SagaId);
}
