using Dashboard.Domain;
using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.WriteSide.History;
using MediatR;

namespace Dashboard.Web.History;

/// <summary>A customer, product, order or subscription at one moment, or at two; nothing when the log knows no such thing.</summary>
/// <param name="Kind">Kind of thing; one that <see cref="OpenThings"/> opens to everybody.</param>
/// <param name="Id">Which.</param>
/// <param name="At">When.</param>
/// <param name="With">The moment that it is compared with; nothing for none.</param>
public sealed record GetMoment(string Kind, Guid Id, PointInTime At, PointInTime? With = null) : IQuestion<MomentAnswer?>
{
    public IReadOnlyList<string> Projections => [];
}

/// <summary>The same for a thing of whatever kind.</summary>
[AnsweredTo(Role.Operator)]
public sealed record GetMomentOfAnything(string Kind, Guid Id, PointInTime At, PointInTime? With = null) : IQuestion<MomentAnswer?>
{
    public IReadOnlyList<string> Projections => [];
}

/// <summary>Every price that a product had, the first one first.</summary>
public sealed record GetPastPrices(Guid ProductId) : IQuestion<IReadOnlyList<PastPrice>>
{
    public IReadOnlyList<string> Projections => [];
}

/// <summary>A thing at one moment, or at two.</summary>
/// <param name="Shown">What it was.</param>
/// <param name="Compared">What it was at the other moment; nothing when none was asked for.</param>
/// <param name="Near">What happened to it around the shown moment, in order.</param>
public sealed record MomentAnswer(Moment Shown, Moment? Compared, IReadOnlyList<AuditEntry> Near);

/// <summary>What can be seen as it was.</summary>
internal static class OpenThings
{
    /// <summary>Kinds of things whose present everybody sees; so they may see their past.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["customer", "product", "order", "subscription"];

    /// <summary>Whether everybody may see the past of a kind of things.</summary>
    public static bool AreOfKind(string kind) => Kinds.Contains(kind, StringComparer.Ordinal);

    /// <summary>The question that a kind of things is asked for with.</summary>
    public static IQuestion<MomentAnswer?> Question(string kind, Guid id, PointInTime at, PointInTime? with = null) =>
        AreOfKind(kind) ? new GetMoment(kind, id, at, with) : new GetMomentOfAnything(kind, id, at, with);
}

internal sealed class GetMomentHandler(MomentTeller teller) : IRequestHandler<GetMoment, MomentAnswer?>
{
    public Task<MomentAnswer?> Handle(GetMoment request, CancellationToken cancellationToken) => OpenThings.AreOfKind(request.Kind)
        ? teller.TellAsync(request.Kind, request.Id, request.At, request.With, cancellationToken)
        : throw new ArgumentException($"Not everybody may see a {request.Kind}.", nameof(request));
}

internal sealed class GetMomentOfAnythingHandler(MomentTeller teller) : IRequestHandler<GetMomentOfAnything, MomentAnswer?>
{
    public Task<MomentAnswer?> Handle(GetMomentOfAnything request, CancellationToken cancellationToken) =>
        teller.TellAsync(request.Kind, request.Id, request.At, request.With, cancellationToken);
}

internal sealed class GetPastPricesHandler(StreamHistory history) : IRequestHandler<GetPastPrices, IReadOnlyList<PastPrice>>
{
    public Task<IReadOnlyList<PastPrice>> Handle(GetPastPrices request, CancellationToken cancellationToken) => history.PricesAsync(request.ProductId, cancellationToken);
}
