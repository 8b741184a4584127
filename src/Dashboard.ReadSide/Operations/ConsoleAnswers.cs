using MediatR;

namespace Dashboard.ReadSide.Operations;

internal sealed class ListProjectionsHandler(ProjectionViews views, LowMarkWatch mark) : IRequestHandler<ListProjections, ConsoleView>
{
    public async Task<ConsoleView> Handle(ListProjections request, CancellationToken cancellationToken) => new()
    {
        Projections = await views.OfAsync(name: null, cancellationToken),
        LowMark = await mark.LookAsync(cancellationToken),
    };
}

internal sealed class GetProjectionHandler(ProjectionViews views) : IRequestHandler<GetProjection, ProjectionView?>
{
    public async Task<ProjectionView?> Handle(GetProjection request, CancellationToken cancellationToken) =>
        (await views.OfAsync(request.Name, cancellationToken)).SingleOrDefault();
}
