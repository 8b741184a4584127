using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>Lets a projection stand still until it is resumed; its tables are served as they are. Refused when it is paused already, and for the projection that hears of pauses.</summary>
[NeedsRole(Role.Operator)]
public sealed record PauseProjection(string Projection, string Reason) : Command;

internal sealed class PauseProjectionValidator : AbstractValidator<PauseProjection>
{
    public PauseProjectionValidator()
    {
        RuleFor(command => command.Projection).IsProjection();
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class PauseProjectionHandler(WriteDbContext db, IProjectionConsole console) : ICommandHandler<PauseProjection, Done>
{
    public async Task<Outcome<Done>> Handle(PauseProjection request, CancellationToken cancellationToken)
    {
        if (await console.FindAsync(request.Projection, cancellationToken) is not { } facts)
        {
            return DeskRefusals.UnknownProjection(request.Projection);
        }

        if (!facts.CanPause)
        {
            return Refusal.Rule("projection-not-pausable", $"{facts.Name} cannot be paused: it is the one that would have to hear of its being resumed.");
        }

        var desk = await db.DeskOfAsync(facts.Name, cancellationToken);
        return desk.Pause(request.Reason.Trim()).OrDone();
    }
}
