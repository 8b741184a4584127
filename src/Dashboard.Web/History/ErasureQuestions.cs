using Dashboard.Domain;
using Dashboard.ReadSide.Questions;
using Dashboard.WriteSide.People;
using MediatR;

namespace Dashboard.Web.History;

/// <summary>The receipt of an erasure; nothing unless the person is erased.</summary>
[AnsweredTo(Role.Administrator)]
public sealed record GetErasure(Guid PersonId) : IQuestion<ErasureReceipt?>
{
    public IReadOnlyList<string> Projections => [];
}

internal sealed class GetErasureHandler(ErasureBook book) : IRequestHandler<GetErasure, ErasureReceipt?>
{
    public Task<ErasureReceipt?> Handle(GetErasure request, CancellationToken cancellationToken) => book.FindAsync(request.PersonId, cancellationToken);
}
