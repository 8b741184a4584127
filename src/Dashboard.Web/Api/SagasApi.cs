using Dashboard.WriteSide.Sagas;

namespace Dashboard.Web.Api;

/// <summary><c>/api/sagas</c>: what runs over several steps, and what operators ask of it.</summary>
internal static class SagasApi
{
    public static void MapSagas(this IEndpointRouteBuilder api)
    {
        var sagas = api.MapGroup("/sagas").WithTags("Sagas");
        sagas.MapPost("/{id}/retry", Retry).Produces<SagaKey>();
        sagas.MapPost("/{id}/compensate", Compensate).Produces<SagaKey>();
        sagas.MapPost("/{id}/give-up", GiveUp).Produces<SagaKey>();
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
