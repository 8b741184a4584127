using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>Lets the tables of a rebuild be served that waits for it. Refused when it does not.</summary>
[NeedsRole(Role.Operator)]
public sealed record ApproveRebuild(Guid RebuildId, string Reason) : Command;

internal sealed class ApproveRebuildValidator : AbstractValidator<ApproveRebuild>
{
    public ApproveRebuildValidator() => RuleFor(command => command.Reason).IsReason();
}

internal sealed class ApproveRebuildHandler(WriteDbContext db, IProjectionConsole console) : ICommandHandler<ApproveRebuild, Done>
{
    public async Task<Outcome<Done>> Handle(ApproveRebuild request, CancellationToken cancellationToken)
    {
        if (await console.FindRebuildAsync(request.RebuildId, cancellationToken) is not { } facts)
        {
            return Refusal.NotFound("rebuild", request.RebuildId);
        }

        var desk = await db.DeskOfAsync(facts.Projection, cancellationToken);
        return desk.ApproveRebuild(request.RebuildId, request.Reason.Trim(), facts.IsOver, facts.AsksForApproval).OrDone();
    }
}
