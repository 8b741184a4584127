using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>Calls a rebuild off; the tables that are served stay. Refused when it is over.</summary>
[NeedsRole(Role.Operator)]
public sealed record CancelRebuild(Guid RebuildId, string Reason) : Command;

internal sealed class CancelRebuildValidator : AbstractValidator<CancelRebuild>
{
    public CancelRebuildValidator() => RuleFor(command => command.Reason).IsReason();
}

internal sealed class CancelRebuildHandler(WriteDbContext db, IProjectionConsole console) : ICommandHandler<CancelRebuild, Done>
{
    public async Task<Outcome<Done>> Handle(CancelRebuild request, CancellationToken cancellationToken)
    {
        if (await console.FindRebuildAsync(request.RebuildId, cancellationToken) is not { } facts)
        {
            return Refusal.NotFound("rebuild", request.RebuildId);
        }

        var desk = await db.DeskOfAsync(facts.Projection, cancellationToken);
        return desk.CancelRebuild(request.RebuildId, request.Reason.Trim(), facts.IsOver, facts.IsHeldUp).OrDone();
    }
}
