using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Operations;

/// <summary>Lets a paused projection go on, from where it stood. Refused when it is not paused.</summary>
[NeedsRole(Role.Operator)]
public sealed record ResumeProjection(string Projection, string Reason) : Command;

internal sealed class ResumeProjectionValidator : AbstractValidator<ResumeProjection>
{
    public ResumeProjectionValidator()
    {
        RuleFor(command => command.Projection).IsProjection();
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class ResumeProjectionHandler(WriteDbContext db, IProjectionConsole console) : ICommandHandler<ResumeProjection, Done>
{
    public async Task<Outcome<Done>> Handle(ResumeProjection request, CancellationToken cancellationToken)
    {
        if (await console.FindAsync(request.Projection, cancellationToken) is not { } facts)
        {
            return DeskRefusals.UnknownProjection(request.Projection);
        }

        var desk = await db.DeskOfAsync(facts.Name, cancellationToken);
        return desk.Resume(request.Reason.Trim()).OrDone();
    }
}
