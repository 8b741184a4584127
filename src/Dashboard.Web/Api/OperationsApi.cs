using Dashboard.ReadSide.Projections;

namespace Dashboard.Web.Api;

/// <summary><c>/api/operations</c>: how the read tables are doing.</summary>
internal static class OperationsApi
{
    public static void MapOperations(this IEndpointRouteBuilder api) =>
        api.MapGroup("/operations").WithTags("Operations")
            .MapGet("/projections", Projections).Produces<ListAnswer<ProjectionAnswer>>();

    private static IResult Projections(IProjectionMonitor monitor) =>
        Results.Ok(ListAnswer<ProjectionAnswer>.Whole(monitor.Statuses, ProjectionAnswer.Of));
}
