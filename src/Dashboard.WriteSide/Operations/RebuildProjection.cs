using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>
/// Folds the tables of a projection anew, beside those that are served. Refused while another rebuild of it is on its way.
/// </summary>
[NeedsRole(Role.Operator)]
public sealed record RebuildProjection(string Projection, RebuildMode Mode, string Reason) : Command<NewRebuild>;

/// <summary>A rebuild that was asked for.</summary>
public sealed record NewRebuild(Guid RebuildId);

internal sealed class RebuildProjectionValidator : AbstractValidator<RebuildProjection>
{
    public RebuildProjectionValidator()
    {
        RuleFor(command => command.Projection).IsProjection();
        RuleFor(command => command.Mode).IsInEnum().WithMessage("There is no such mode.");
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class RebuildProjectionHandler(WriteDbContext db, IProjectionConsole console) : ICommandHandler<RebuildProjection, NewRebuild>
{
    public async Task<Outcome<NewRebuild>> Handle(RebuildProjection request, CancellationToken cancellationToken)
    {
        if (await console.FindAsync(request.Projection, cancellationToken) is not { } facts)
        {
            return DeskRefusals.UnknownProjection(request.Projection);
        }

        var desk = await db.DeskOfAsync(facts.Name, cancellationToken);
        var lastIsOver = await console.LastRebuildIsOverAsync(desk, cancellationToken);
        var rebuildId = Guid.CreateVersion7();
        return desk.RequestRebuild(rebuildId, request.Mode, request.Reason.Trim(), lastIsOver) is { } refusal
            ? refusal
            : new NewRebuild(rebuildId);
    }
}
